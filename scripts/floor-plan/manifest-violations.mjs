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
  const folders = packages.map((name) => `packages/${name}`);
  return [
    ...difference("tsconfig.json references", referencesOf(root, "."), folders),
    ...packages.flatMap((name) => violationsOf(root, plan, name)),
  ];
}

/** @param {string} root @param {import("./read-floor-plan.mjs").FloorPlan} plan @param {string} name */
function violationsOf(root, plan, name) {
  const manifest = readManifest(root, name);
  const declared = declaredBy(manifest);
  const granted = plan.mayImport[name];
  const ownNames = granted.map((other) => `@equal-bits/${other}`);
  const where = `packages/${name}`;
  return [
    ...difference(`${where}/package.json @equal-bits`, declared.filter(isOurs), ownNames),
    ...difference(
      `${where}/package.json third party`,
      declared.filter(isForeign),
      plan.thirdParty[name] ?? [],
    ),
    ...difference(
      `${where}/tsconfig.json references`,
      referencesOf(root, where),
      granted.map((other) => `../${other}`),
    ),
    ...Object.keys(manifest.devDependencies ?? {})
      .filter(isOurs)
      .map(
        (other) =>
          `${where}/package.json devDependencies: ${other} may close a circle of builds; tests find it without`,
      ),
  ];
}

/** @param {string} dependency */
function isOurs(dependency) {
  return dependency.startsWith("@equal-bits/");
}

/** @param {string} dependency */
function isForeign(dependency) {
  return !isOurs(dependency);
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
