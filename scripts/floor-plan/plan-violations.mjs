import { readdirSync } from "node:fs";
import { join } from "node:path";
import { packagesOf, readFloorPlan } from "./read-floor-plan.mjs";

/**
 * What is wrong with the plan itself: a package that is missing, named twice, or that may import upwards or sideways.
 *
 * @param {string} root - the repository's folder
 * @returns {string[]} one sentence each; empty when all is well
 */
export function planViolations(root) {
  const plan = readFloorPlan(root);
  const planned = packagesOf(plan);
  const present = readdirSync(join(root, "packages"));
  return [
    ...present.filter((name) => !planned.includes(name)).map((name) => `packages/${name} stands on no floor`),
    ...planned
      .filter((name) => !present.includes(name))
      .map((name) => `${name} is on a floor but not in packages/`),
    ...planned.filter((name, i) => planned.indexOf(name) !== i).map((name) => `${name} stands on two floors`),
    ...planned.filter((name) => !plan.mayImport[name]).map((name) => `${name} has no entry in mayImport`),
    ...planned.flatMap((name) => notBelow(plan, name)),
  ].map((violation) => `floor-plan.json: ${violation}`);
}

/** @param {import("./read-floor-plan.mjs").FloorPlan} plan @param {string} name */
function notBelow(plan, name) {
  const floorOf = (wanted) => plan.floors.findIndex((floor) => floor.packages.includes(wanted));
  return (plan.mayImport[name] ?? [])
    .filter((imported) => !(floorOf(imported) >= 0 && floorOf(imported) < floorOf(name)))
    .map((imported) => `${name} may import ${imported}, which is on no lower floor`);
}
