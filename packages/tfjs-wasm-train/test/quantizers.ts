import { apportion, apportionRows, type Quantizer, valuesByRule } from "@equal-bits/core";
import { assignLevels } from "@equal-bits/ot";

/** Levels in equal shares, by nested selections. */
function equalShares(name: string, values: readonly number[]): Quantizer {
  const shares = values.map(() => 1 / values.length);
  return {
    name,
    levels: values.length,
    counts: (size) => apportion(size, shares),
    valueRule: { kind: "fixed", values },
    assign: (weights, out) => assignLevels(weights, apportion(weights.length, shares), out),
    values: () => values,
  };
}

/** −1, 0 and +1, a third of each. */
export const thirds: Quantizer = equalShares("thirds", [-1, 0, 1]);

/** Four levels, a quarter of each. */
export const quarters: Quantizer = equalShares("quarters", [-1.5, -0.5, 0.5, 1.5]);

/** Three levels whose shares are exact over the whole layer, so that filters differ by single weights. */
export const layerThirds: Quantizer = {
  ...thirds,
  name: "layer-thirds",
  layerCounts: (groups, size) => apportionRows(groups, size, [1 / 3, 1 / 3, 1 / 3]),
  assign: (weights, out, counts) => assignLevels(weights, Array.from(counts ?? []), out),
};

/** Two levels, 0.3 of +1, exact over the whole layer. */
export const layerBits: Quantizer = {
  ...layerThirds,
  name: "layer-bits",
  levels: 2,
  counts: (size) => apportion(size, [0.7, 0.3]),
  layerCounts: (groups, size) => apportionRows(groups, size, [0.7, 0.3]),
  valueRule: { kind: "fixed", values: [-1, 1] },
  values: () => [-1, 1],
};

/** Two levels, 0.3 of the upper, of mean 0 and variance 1. */
export const centredBits: Quantizer = {
  name: "centred-bits",
  levels: 2,
  counts: (size) => apportion(size, [0.7, 0.3]),
  valueRule: { kind: "centred", values: [-1, 1] },
  assign: (weights, out) => assignLevels(weights, apportion(weights.length, [0.7, 0.3]), out),
  values: (weights, assigned) => valuesByRule({ kind: "centred", values: [-1, 1] }, 2, weights, assigned),
};

/** The sign times the mean of the absolute weights: neither counts nor values are known without the weights. */
export const meanOfSigns: Quantizer = {
  name: "mean-of-signs",
  levels: 2,
  assign(weights, out) {
    for (let i = 0; i < weights.length; i++) out[i] = weights[i] >= 0 ? 1 : 0;
    return out;
  },
  values(weights) {
    const mean = weights.reduce((sum, weight) => sum + Math.abs(weight) / weights.length, 0);
    return [-mean, mean];
  },
};
