import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packagesOf, readFloorPlan } from "./read-floor-plan.mjs";
import { declaredBy, readManifest } from "./read-manifest.mjs";

/**
 * Where a package.json or a tsconfig.json says something else than the plan.
 *
 * @param {string} root - the repository's folder
 * @returns {string[]} one sentence each; empty when all is well
 */
export function manifestViolations(root) {
  const plan = readFloorPlan(root);
  const packages = packagesOf(plan);
  return [
    ...difference(
      "tsconfig.json references",
      referencesOf(root, "."),
      packages.map((name) => `packages/${name}`),
    ),
    ...packages.flatMap((name) => {
      const declared = declaredBy(readManifest(root, name));
      const isOurs = (dependency) => dependency.startsWith("@equal-bits/");
      const granted = plan.mayImport[name];
      const where = `packages/${name}/`;
      return [
        ...difference(
          `${where}package.json @equal-bits`,
          declared.filter(isOurs),
          granted.map((other) => `@equal-bits/${other}`),
        ),
        ...difference(
          `${where}package.json third party`,
          declared.filter((d) => !isOurs(d)),
          plan.thirdParty[name] ?? [],
        ),
        ...difference(
          `${where}tsconfig.json references`,
          referencesOf(root, `packages/${name}`),
          granted.map((other) => `../${other}`),
        ),
      ];
    }),
  ];
}

/** @param {string} root @param {string} folder @returns {string[]} */
function referencesOf(root, folder) {
  const { references = [] } = JSON.parse(readFileSync(join(root, folder, "tsconfig.json"), "utf8"));
  return references.map(({ path }) => path);
}

/** @param {string} what @param {readonly string[]} found @param {readonly string[]} planned */
function difference(what, found, planned) {
  const missing = planned.filter((entry) => !found.includes(entry));
  const extra = found.filter((entry) => !planned.includes(entry));
  return [
    ...missing.map((entry) => `${what}: ${entry} is missing, floor-plan.json names it`),
    ...extra.map((entry) => `${what}: ${entry} is not in floor-plan.json`),
  ];
}
