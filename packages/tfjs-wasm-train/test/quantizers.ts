import { apportion, type Quantizer } from "@equal-bits/core";
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
