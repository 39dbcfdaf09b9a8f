import { ratioOf } from "../harness/measure-case.mjs";

/**
 * What the general solver should come to: no slower than POT on one thread, at the same L1 error.
 *
 * @param {readonly import("../harness/measure-case.mjs").Row[]} rows - of the whole run
 * @returns {import("../harness/goals.mjs").Goal[]}
 */
export function sinkhornGoals(rows) {
  const cases = [...new Set(rows.map((row) => row.case))];
  return cases.flatMap((name) => {
    const inCase = rows.filter((row) => row.case === name);
    return [
      quickest(inCase, `${name}: POT sinkhorn_log / ot sinkhorn`, /^POT sinkhorn_log$/, /^ot sinkhorn$/),
      quickest(inCase, `${name}: quickest of POT / quickest of ot`, /^POT/, /^ot/),
    ];
  });
}

/** Compares the quickest of some candidates, of those that came to an end. */
function quickest(rows, goal, theirs, ours) {
  const measured = (which) => {
    const [numerator, denominator] = [theirs, ours].map((pattern) => least(rows, pattern));
    return numerator && denominator && ratioOf(rows, numerator, denominator, which);
  };
  return { goal, atLeast: 1, measured };
}

function least(rows, pattern) {
  const found = rows.filter(
    ({ candidate, marginalError }) => pattern.test(candidate) && marginalError < 1e-3,
  );
  return found.sort((a, b) => a.milliseconds - b.milliseconds)[0];
}
