import { readGroup, writeGroup } from "@equal-bits/core";
import { quickselect as d3Quickselect } from "d3-array";
import quickselect from "quickselect";

/**
 * The selections that one finds on npm, each followed by a pass that marks what lies at or above the threshold. They
 * mark too many where weights are tied there.
 *
 * They reorder what they are given, so each first copies the group: a caller wants to keep the weights.
 */
const orderings = {
  "Float32Array.sort": (group) => group.sort(),
  "d3-array quickselect": (group, index) => d3Quickselect(group, index),
  quickselect: (group, index) => quickselect(group, index),
};

/** The names of these candidates. */
export const thresholdNames = Object.keys(orderings);

/**
 * @param {string} name - one of `thresholdNames`
 * @param {Float32Array} weights
 * @param {import("../select-top/cases.mjs").Problem} problem
 * @param {Uint8Array} marks - receives the marks
 * @returns {() => void} does the selection for every group
 */
export function byThreshold(name, weights, { layout, count }, marks) {
  const order = orderings[name];
  const copy = new Float32Array(layout.size);
  const column = new Float32Array(layout.size);
  const row = new Uint8Array(layout.size);
  return () => {
    for (let group = 0; group < layout.groups; group++) {
      const values = readGroup(weights, layout, group, column);
      copy.set(values);
      order(copy, layout.size - count);
      markFrom(values, copy[layout.size - count], row);
      writeGroup(group, layout, row, marks);
    }
  };
}

function markFrom(values, cut, row) {
  for (let i = 0; i < row.length; i++) row[i] = +(values[i] >= cut);
}
