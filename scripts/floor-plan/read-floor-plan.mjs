import { readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Which package stands on which floor, what each may import, and which third-party packages it may declare.
 *
 * @typedef {object} FloorPlan
 * @property {readonly { name: string, packages: readonly string[] }[]} floors - the ground floor first
 * @property {Readonly<Record<string, readonly string[]>>} mayImport - packages of lower floors
 * @property {Readonly<Record<string, readonly string[]>>} thirdParty - dependencies and peers; absent means none
 * @property {readonly string[]} mayUseNode - folders below packages/ whose files may import Node's own modules; all others run in a browser
 */

/**
 * @param {string} root - the repository's folder
 * @returns {FloorPlan}
 */
export function readFloorPlan(root) {
  return JSON.parse(readFileSync(join(root, "floor-plan.json"), "utf8"));
}

/**
 * The packages of the plan, from the ground up.
 *
 * @param {FloorPlan} plan
 */
export function packagesOf(plan) {
  return plan.floors.flatMap((floor) => floor.packages);
}

/**
 * Everything that a package brings along by the plan: what it may import, and what that may import.
 *
 * @param {FloorPlan} plan
 * @param {string} name
 * @returns {string[]} sorted, without the package itself
 */
export function reachableFrom(plan, name) {
  const reached = new Set(plan.mayImport[name]);
  for (const next of reached) for (const below of plan.mayImport[next]) reached.add(below);
  return [...reached].sort();
}
