import { createHash } from "node:crypto";
import { readGroup, writeGroup } from "@equal-bits/core";

/**
 * The oracle: the right marks by sorting each group, equal weights taken from the first on.
 *
 * @param {Float32Array} weights
 * @param {import("./cases.mjs").Problem} problem
 * @returns {Uint8Array} 1 for a marked weight
 */
export function expectedMarks(weights, { layout, count }) {
  const marks = new Uint8Array(weights.length);
  const scratch = new Float32Array(layout.size);
  for (let group = 0; group < layout.groups; group++)
    writeGroup(group, layout, marksOfGroup(readGroup(weights, layout, group, scratch), count), marks);
  return marks;
}

/**
 * A short text that two processes can compare.
 *
 * @param {Uint8Array} marks
 * @returns {string}
 */
export function digestOf(marks) {
  return createHash("sha1").update(marks).digest("hex");
}

function marksOfGroup(weights, count) {
  const cut = weights.toSorted()[weights.length - count];
  let ties = count;
  for (const weight of weights) if (weight > cut) ties -= 1;
  return Uint8Array.from(weights, (weight) => +(weight > cut || (weight === cut && ties-- > 0)));
}
