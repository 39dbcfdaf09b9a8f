import {
  apportion,
  apportionRows,
  type CutRule,
  levelsByCuts,
  type Quantizer,
  type ValueRule,
  valuesByRule,
} from "@equal-bits/core";
import { assignLevels } from "@equal-bits/ot";

/** A rule that is data: what decides the levels, and what they are worth. */
interface RuleData {
  readonly counts?: (size: number) => number[];
  readonly layerCounts?: (groups: number, size: number) => Int32Array;
  readonly cuts?: CutRule;
  readonly valueRule: ValueRule;
}

/** The quantizer of a rule that is data, by the typed-array functions of core and ot. */
function ruleOf(name: string, levels: number, data: RuleData): Quantizer {
  return {
    name,
    levels,
    ...data,
    assign: (weights, out, counts) =>
      data.cuts
        ? levelsByCuts(data.cuts, weights, out)
        : assignLevels(weights, Array.from(counts ?? data.counts?.(weights.length) ?? []), out),
    values: (weights, assigned) => valuesByRule(data.valueRule, levels, weights, assigned),
  };
}

function inShares(...shares: number[]): (size: number) => number[] {
  return (size) => apportion(size, shares);
}

const halves = { counts: inShares(0.5, 0.5) };
const fromMean: CutRule = { kind: "affine", base: "mean", unit: "one", at: [0] };
const ternary: CutRule = {
  kind: "affine",
  base: "zero",
  unit: "mean-magnitude",
  at: [-0.7, 0.7],
  ties: "inward",
};

/** Rules that compare weights, and do no arithmetic with them. */
export const rankedRules: readonly Quantizer[] = [
  ruleOf("thirds", 3, { counts: inShares(0.3, 0.4, 0.3), valueRule: { kind: "fixed", values: [-1, 0, 1] } }),
  ruleOf("quarters", 4, {
    counts: inShares(0.1, 0.2, 0.3, 0.4),
    valueRule: { kind: "fixed", values: [-1.5, -0.5, 0.5, 1.5] },
  }),
  ruleOf("layer-halves", 2, {
    ...halves,
    layerCounts: (groups, size) => apportionRows(groups, size, [0.5, 0.5]),
    valueRule: { kind: "fixed", values: [-1, 1] },
  }),
  ruleOf("layer-shares-centred", 2, {
    layerCounts: (groups, size) => apportionRows(groups, size, [0.7, 0.3]),
    counts: inShares(0.7, 0.3),
    valueRule: { kind: "centred", values: [-1, 1] },
  }),
];

/** Rules with cuts or values from statistics that are the same float32 on every device. */
export const measuredRules: readonly Quantizer[] = [
  ruleOf("halves-of-mean-magnitude", 2, {
    ...halves,
    valueRule: { kind: "affine", base: "zero", unit: "mean-magnitude", at: [-1, 1] },
  }),
  ruleOf("sign-from-mean", 2, { cuts: fromMean, valueRule: { kind: "fixed", values: [-1, 1] } }),
  ruleOf("ternary", 3, { cuts: ternary, valueRule: { kind: "fixed", values: [-1, 0, 1] } }),
  ruleOf("grid", 4, {
    cuts: { kind: "affine", base: "zero", unit: "greatest-magnitude", at: [-0.5, 0, 0.5] },
    valueRule: {
      kind: "affine",
      base: "zero",
      unit: "greatest-magnitude",
      at: [-0.75, -0.25, 0.25, 0.75],
    },
  }),
];

/** Rules with values that a device rounds in its own way. */
export const nearRules: readonly Quantizer[] = [
  ruleOf("sign-centred", 2, {
    cuts: { kind: "affine", base: "zero", unit: "one", at: [0] },
    valueRule: { kind: "centred", values: [-1, 1] },
  }),
  ruleOf("mean-and-deviation", 2, {
    cuts: fromMean,
    valueRule: { kind: "affine", base: "mean", unit: "deviation", at: [-1, 1] },
  }),
  ruleOf("ternary-of-outer-magnitude", 3, {
    cuts: ternary,
    valueRule: { kind: "affine", base: "zero", unit: "outer-magnitude", at: [-1, 0, 1] },
  }),
  ruleOf("means-of-shares", 4, {
    counts: inShares(0.4, 0.1, 0, 0.5),
    valueRule: { kind: "level-means" },
  }),
  ruleOf("means-of-ternary", 3, { cuts: ternary, valueRule: { kind: "level-means" } }),
];

/** IR-Net's power of two: where its logarithm is a half, as that of any two weights, roundings decide which. */
export const binadeRule: Quantizer = ruleOf("sign-of-binade", 2, {
  cuts: fromMean,
  valueRule: { kind: "affine", base: "zero", unit: "binade", at: [-1, 1] },
});

/** DoReFa's even grid of tanh(w): a weight within some roundings of a cut may fall to either side. */
export const tanhRule: Quantizer = ruleOf("tanh-grid", 4, {
  cuts: { kind: "tanh", at: [-0.5, 0, 0.5] },
  valueRule: { kind: "fixed", values: [-3, -1, 1, 3] },
});
