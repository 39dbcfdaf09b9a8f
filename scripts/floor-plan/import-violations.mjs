import { isBuiltin } from "node:module";
import { relative } from "node:path";
import { importCycles } from "./import-cycles.mjs";
import { packagesOf, readFloorPlan } from "./read-floor-plan.mjs";
import { readImports } from "./read-imports.mjs";
import { declaredBy, readManifest } from "./read-manifest.mjs";

/**
 * What the sources import against the plan.
 *
 * A package imports packages of lower floors that the plan grants it, by name; third-party packages that its own
 * package.json declares; Node's modules where the plan says so; and its own files, without cycles.
 *
 * @param {string} root - the repository's folder
 * @returns {string[]} one sentence each; empty when all is well
 */
export function importViolations(root) {
  const plan = readFloorPlan(root);
  return packagesOf(plan).flatMap((name) => {
    const imports = readImports(root, name);
    const broken = imports.flatMap(({ file, specifier, target }) => {
      const reason = whyForbidden(root, plan, name, specifier, target);
      return reason ? [`${relative(root, file)} imports "${specifier}": ${reason}`] : [];
    });
    return [...broken, ...importCycles(root, imports)];
  });
}

function whyForbidden(root, plan, name, specifier, target) {
  if (target)
    return staysInside(root, name, target)
      ? undefined
      : "a relative path leaves src; import a package by its name";
  if (specifier.startsWith("/") || specifier.startsWith("file:")) return "an absolute path";
  if (isBuiltin(specifier))
    return plan.mayUseNode.includes(name) ? undefined : `${name} must run in a browser`;
  const imported = packageNameOf(specifier);
  if (imported.startsWith("@equal-bits/")) return whyNotGranted(plan, name, imported, specifier);
  return declaredBy(readManifest(root, name)).includes(imported)
    ? undefined
    : "its package.json does not declare it";
}

function whyNotGranted(plan, name, imported, specifier) {
  if (specifier !== imported) return "only a package's own name is public, not a path inside it";
  const granted = plan.mayImport[name];
  if (granted.includes(imported.replace("@equal-bits/", ""))) return undefined;
  return `${name} may import ${granted.join(", ") || "nothing"}`;
}

function staysInside(root, name, target) {
  return relative(`${root}/packages/${name}/src`, target).split(/[\\/]/)[0] !== "..";
}

/** The package of `@scope/name/path` or `name/path`. */
function packageNameOf(specifier) {
  return specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
}
