import { interleave } from "./interleave.mjs";

/**
 * One line of a result.
 *
 * @typedef {object} Row
 * @property {string} case
 * @property {string} candidate
 * @property {number} [nsPerElement] - least time of the rounds, for work that is done for each weight
 * @property {number} [milliseconds] - least time of the rounds, for work that is one whole
 * @property {number} median - of the rounds, in the same unit
 * @property {number} [ratioToFloor] - how many times the floor; across processes both are first divided by the time of
 *   the anchor in their own process
 * @property {number} spread - (greatest − least) / least of the rounds
 * @property {number} rounds
 * @property {string} [process] - a peer's process; absent for this one
 * @property {boolean} [anchor] - whether it is the copy that stands for the speed of its process
 */

/**
 * Times all candidates of one case and makes their rows.
 *
 * @param {string} name - the case
 * @param {readonly import("./local-candidate.mjs").Candidate[]} candidates
 * @param {object} options
 * @param {number} options.rounds
 * @param {number} options.milliseconds - how long a sample should at least take
 * @param {number} [options.elements] - how many weights a run goes over; without it times are given in milliseconds
 * @param {string} [options.floor] - the candidate that the others are compared with
 * @returns {Promise<Row[]>}
 */
export async function measureCase(name, candidates, { rounds, milliseconds, elements, floor }) {
  const outcomes = [];
  for (const candidate of candidates) outcomes.push((await candidate.outcome?.()) ?? {});
  const timings = await interleave(candidates, { rounds, milliseconds });
  const rows = candidates.map((candidate, index) => {
    const { minimum, median, spread } = timings[index];
    const unit = elements === undefined ? 1 : 1e6 / (candidate.elements ?? elements);
    const least = elements === undefined ? "milliseconds" : "nsPerElement";
    const figures = { [least]: minimum * unit, median: median * unit, spread, rounds };
    const { process, anchor } = candidate;
    const origin = { ...(process && { process }), ...(anchor && { anchor }) };
    return { case: name, candidate: candidate.name, ...figures, ...outcomes[index], ...origin };
  });
  return rows.map((row) => withRatio(row, rows, floor));
}

/**
 * The time of a row, whatever its unit.
 *
 * @param {Row} row
 * @param {"minimum" | "median"} [which]
 * @returns {number}
 */
export function timeOf(row, which = "minimum") {
  return which === "median" ? row.median : (row.nsPerElement ?? row.milliseconds);
}

/**
 * How many times as long one candidate takes as another of the same case.
 *
 * Two processes may run in different minutes and at different speeds of the clock: where both measured the anchor, the
 * time of each is divided by its own.
 *
 * @param {readonly Row[]} rows - of one case
 * @param {Row} numerator
 * @param {Row} denominator
 * @param {"minimum" | "median"} [which]
 * @returns {number}
 */
export function ratioOf(rows, numerator, denominator, which = "minimum") {
  const plain = timeOf(numerator, which) / timeOf(denominator, which);
  if (numerator.process === denominator.process) return plain;
  const copies = [numerator, denominator].map((row) =>
    rows.find((other) => other.anchor && other.process === row.process),
  );
  if (copies.includes(undefined)) return plain;
  return (plain * timeOf(copies[1], which)) / timeOf(copies[0], which);
}

/** @param {Row} row @param {readonly Row[]} rows @param {string | undefined} floor */
function withRatio(row, rows, floor) {
  const lowest = rows.find(({ candidate }) => candidate === floor);
  return lowest === undefined || row.anchor ? row : { ...row, ratioToFloor: ratioOf(rows, row, lowest) };
}
