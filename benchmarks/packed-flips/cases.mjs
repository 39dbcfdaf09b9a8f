import { seededRandom } from "@equal-bits/core";

/**
 * Two layers whose signs are packed; about half of them differ, which makes no difference to any candidate but one that jumps.
 *
 * @typedef {object} Problem
 * @property {string} name
 * @property {number} words - in each of the two
 * @property {() => [Uint32Array, Uint32Array]} draw - makes the packed signs
 */

/** The name of a case says how long each of the two arrays is. */
export const nameOf = { first: "2 × 16 KiB", second: "2 × 1 MiB", memory: "2 × 64 MiB" };

/**
 * The problems: one that the first cache holds, one for the second, one that it does not hold by far.
 *
 * @param {import("../harness/options.mjs").Options} options
 * @returns {Problem[]}
 */
export function problems({ quick }) {
  const small = [problem(nameOf.first, 2 ** 12), problem(nameOf.second, 2 ** 18)];
  return quick ? small : [...small, problem(nameOf.memory, 2 ** 24)];
}

function problem(name, words) {
  return { name, words, draw: () => [drawWords(words, 0), drawWords(words, 1)] };
}

function drawWords(words, stream) {
  const random = seededRandom(1, stream);
  return new Uint32Array(words).map(() => random.uint32());
}
