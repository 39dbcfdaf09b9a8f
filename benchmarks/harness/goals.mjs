import { ratioOf, timeOf } from "./measure-case.mjs";
import { printColumns, shown } from "./print-table.mjs";

/**
 * What a figure should come to. A goal that is missed is printed, never thrown: machines differ.
 *
 * @typedef {object} Goal
 * @property {string} goal - in words
 * @property {number} [atMost]
 * @property {number} [atLeast]
 * @property {(which: "minimum" | "median") => number | undefined} measured - undefined if a candidate is absent
 */

/**
 * A goal on the ratio of two candidates of one case.
 *
 * @param {readonly import("./measure-case.mjs").Row[]} rows - of the whole run
 * @param {object} wanted
 * @param {string} wanted.goal
 * @param {string} wanted.of - the case
 * @param {readonly [string, string]} wanted.ratio - the candidates whose times are divided
 * @param {number} [wanted.atMost]
 * @param {number} [wanted.atLeast]
 * @returns {Goal}
 */
export function ratioGoal(rows, { goal, of, ratio, atMost, atLeast }) {
  const inCase = rows.filter((row) => row.case === of);
  const [numerator, denominator] = ratio.map((name) => inCase.find(({ candidate }) => candidate === name));
  const measured = (which) =>
    numerator && denominator ? ratioOf(inCase, numerator, denominator, which) : undefined;
  return { goal, atMost, atLeast, measured };
}

/**
 * A goal on the time of one candidate.
 *
 * @param {readonly import("./measure-case.mjs").Row[]} rows - of the whole run
 * @param {{ goal: string, of: string, candidate: string, atMost: number }} wanted
 * @returns {Goal}
 */
export function timeGoal(rows, { goal, of, candidate, atMost }) {
  const row = rows.find((other) => other.case === of && other.candidate === candidate);
  return { goal, atMost, measured: (which) => row && timeOf(row, which) };
}

/**
 * Compares goals with what was measured.
 *
 * @param {readonly Goal[]} goals
 * @returns {object[]} a record each: goal, wanted, measured (by the least times), byMedian, verdict
 */
export function judged(goals) {
  return goals.map(({ goal, atMost, atLeast, measured }) => {
    const least = measured("minimum");
    const wanted = atMost === undefined ? `≥ ${atLeast}` : `≤ ${atMost}`;
    const verdict = verdictOn(least, atMost, atLeast);
    return { goal, wanted, measured: least ?? null, byMedian: measured("median") ?? null, verdict };
  });
}

/** @param {readonly object[]} goals - as judged */
export function printGoals(goals) {
  if (goals.length === 0) return;
  console.log("\ngoals");
  printColumns(goals, ["goal", "wanted", "measured", "byMedian", "verdict"]);
}

function verdictOn(measured, atMost, atLeast) {
  if (measured === undefined) return "not measured in this run";
  if (measured <= atMost || measured >= atLeast) return "met";
  if (atMost === 0) return `missed by ${shown(measured)}`;
  return `missed by a factor of ${shown(atMost === undefined ? atLeast / measured : measured / atMost)}`;
}
