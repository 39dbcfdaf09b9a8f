// A new quantizer in one file, as a stranger writes it: transport onto four levels, few weights on the outer ones.
import { apportion } from "@equal-bits/core";
import { assignLevels } from "@equal-bits/ot";

/** @param {number} size */
const counts = (size) => apportion(size, [1 / 6, 1 / 3, 1 / 3, 1 / 6]);

/** @type {import("@equal-bits/core").Quantizer} */
export const fourSixths = {
  name: "four-sixths",
  levels: 4,
  counts,
  assign: (weights, out) => assignLevels(weights, counts(weights.length), out),
  valueRule: { kind: "fixed", values: [-1.5, -0.5, 0.5, 1.5] },
  values: () => [-1.5, -0.5, 0.5, 1.5],
};

export const quantizer = { quantizer: fourSixths, scale: "fan-in", gradient: "clipped(2)" };
