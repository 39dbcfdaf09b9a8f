import { reachableFrom } from "../floor-plan/read-floor-plan.mjs";

/**
 * What came along with a package against the floor plan.
 *
 * A package brings exactly the packages of ours that the plan names. It brings third-party packages only if itself or
 * one of those has a dependency (not a peer) on one.
 *
 * @param {import("../floor-plan/read-floor-plan.mjs").FloorPlan} plan
 * @param {string} name - the package's folder name
 * @param {readonly string[]} company - names of the packages that came along
 * @param {(name: string) => { dependencies?: Record<string, string> }} manifestOf
 * @returns {string[]} one sentence each; empty when all is well
 */
export function strangeCompany(plan, name, company, manifestOf) {
  const planned = reachableFrom(plan, name).map((other) => `@equal-bits/${other}`);
  const ours = company.filter((other) => other.startsWith("@equal-bits/"));
  const strangers = company.filter((other) => !other.startsWith("@equal-bits/"));
  const invited = [name, ...reachableFrom(plan, name)].some((inviting) =>
    Object.keys(manifestOf(inviting).dependencies ?? {}).some((other) => !other.startsWith("@equal-bits/")),
  );
  return [
    ...planned.filter((other) => !ours.includes(other)).map((other) => `${other} did not come along`),
    ...ours.filter((other) => !planned.includes(other)).map((other) => `${other} came along`),
    ...(invited ? [] : strangers.map((other) => `${other} came along`)),
  ];
}
