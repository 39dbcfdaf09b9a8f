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
    const broken = imports.flatMap((imported) => {
      const reason = whyForbidden(root, plan, name, imported);
      return reason ? [`${relative(root, imported.file)} imports "${imported.specifier}": ${reason}`] : [];
    });
    return [...broken, ...unusedGrants(plan, name, imports), ...importCycles(root, imports)];
  });
}

function unusedGrants(plan, name, imports) {
  const used = new Set(imports.map(({ specifier }) => packageNameOf(specifier)));
  const idle = plan.mayImport[name].filter((other) => !used.has(`@equal-bits/${other}`));
  return idle.map((other) => `floor-plan.json lets ${name} import ${other}, which no file of it does`);
}

function whyForbidden(root, plan, name, { file, specifier, target }) {
  if (target) return whyNotOwn(root, plan, name, file, target);
  if (specifier.startsWith("/") || specifier.startsWith("file:")) return "an absolute path";
  if (isBuiltin(specifier))
    return mayUseNode(root, plan, file) ? undefined : "this file must run in a browser";
  const imported = packageNameOf(specifier);
  if (imported.startsWith("@equal-bits/")) return whyNotGranted(root, plan, name, imported, specifier);
  return declaredBy(readManifest(root, name)).includes(imported)
    ? undefined
    : "its package.json does not declare it";
}

function whyNotOwn(root, plan, name, file, target) {
  if (!staysInside(root, name, target)) return "a relative path leaves src; import a package by its name";
  const leadsToNode = mayUseNode(root, plan, target) && !mayUseNode(root, plan, file);
  return leadsToNode ? "this file must run in a browser, the other need not" : undefined;
}

function whyNotGranted(root, plan, name, imported, specifier) {
  const other = imported.replace("@equal-bits/", "");
  const granted = plan.mayImport[name];
  if (!granted.includes(other)) return `${name} may import ${granted.join(", ") || "nothing"}`;
  const entry = specifier.replace(imported, ".");
  return entry in readManifest(root, other).exports ? undefined : `${imported} exports no ${entry}`;
}

/** @param {string} root @param {import("./read-floor-plan.mjs").FloorPlan} plan @param {string} file */
function mayUseNode(root, plan, file) {
  const place = relative(`${root}/packages`, file).replaceAll("\\", "/");
  return plan.mayUseNode.some((folder) => place.startsWith(`${folder}/`));
}

function staysInside(root, name, target) {
  return relative(`${root}/packages/${name}/src`, target).split(/[\\/]/)[0] !== "..";
}

/** The package of `@scope/name/path` or `name/path`. */
function packageNameOf(specifier) {
  return specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
}
