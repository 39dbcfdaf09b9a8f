import type { FixedValues, Quantizer } from "@equal-bits/core";
import { levelPlaces } from "@equal-bits/metrics";
import { forwardedQuantizer } from "./rules/forwarded-quantizer.js";

/**
 * The same rule with levels that tell only their place, 2k − (K − 1): −1 and +1, or −2, 0 and +2.
 *
 * Levels that are worth a magnitude of the filter's change value at every step of training, without a single flip. A rule whose values
 * are code keeps to its own `assign` here as in training: only a rule that is data may be carried out by its counts.
 *
 * @internal
 */
export function placedQuantizer(quantizer: Quantizer): Quantizer {
  const found = placed.get(quantizer);
  if (found !== undefined) return found;
  const values = levelPlaces(quantizer.levels);
  const valueRule: FixedValues = Object.freeze({ kind: "fixed", values: Object.freeze(values) });
  const made = isPlaced(quantizer, values)
    ? quantizer
    : Object.freeze({
        ...forwardedQuantizer(quantizer),
        name: `${quantizer.name} at its places`,
        ...(quantizer.valueRule === undefined ? {} : { valueRule }),
        values: () => values,
      });
  placed.set(quantizer, made);
  return made;
}

/** One for each rule, as kernels may keep what they know of one. */
const placed = new WeakMap<Quantizer, Quantizer>();

function isPlaced({ valueRule }: Quantizer, values: readonly number[]): boolean {
  return valueRule?.kind === "fixed" && values.every((value, k) => valueRule.values[k] === value);
}
