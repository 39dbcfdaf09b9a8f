import { DomainError, type GroupLayout, groupStart } from "@equal-bits/core";

/** What quantized weights are multiplied by when no training follows. */
export type PostScale = "fitted" | "mean-magnitude" | "fan-in" | "unit";

/** The names of {@link PostScale}. */
export const postScales: readonly PostScale[] = ["fitted", "mean-magnitude", "fan-in", "unit"];

/**
 * Multiplies the levels of each filter by one factor.
 *
 * `fitted` is Σ w b / Σ b², or 0 where that is less, which is nearest to the weights in squares and so what an untrained network wants; `mean-magnitude` is mean |w|, `fan-in`
 * √(2 / fan-in), `unit` 1.
 *
 * @param scale - which factor
 * @param weights - the real-valued weights, finite
 * @param levels - what stands for them; changed in place
 * @param filters - where the filters lie
 * @returns `levels`
 * @throws DomainError if the scale is unknown
 * @internal
 */
export function fitScale(
  scale: PostScale,
  weights: Float32Array,
  levels: Float32Array,
  filters: GroupLayout,
): Float32Array {
  if (!postScales.includes(scale))
    throw new DomainError(`scale must be one of ${postScales.join(", ")}, got ${scale}`);
  for (let filter = 0; filter < filters.groups; filter++) {
    const factor = factorOf(scale, weights, levels, filters, filter);
    eachOf(filters, filter, (at) => {
      levels[at] *= factor;
    });
  }
  return levels;
}

function factorOf(
  scale: PostScale,
  weights: Float32Array,
  levels: Float32Array,
  filters: GroupLayout,
  filter: number,
): number {
  if (scale === "unit") return 1;
  if (scale === "fan-in") return Math.sqrt(2 / Math.max(1, filters.size));
  let [both, squares, magnitude] = [0, 0, 0];
  eachOf(filters, filter, (at) => {
    both += weights[at] * levels[at];
    squares += levels[at] ** 2;
    magnitude += Math.abs(weights[at]);
  });
  if (scale === "mean-magnitude") return magnitude / Math.max(1, filters.size);
  return squares === 0 ? 0 : Math.max(0, both / squares); // below 0 it would turn the order of the weights round
}

function eachOf(filters: GroupLayout, filter: number, visit: (at: number) => void): void {
  for (let i = 0, at = groupStart(filters, filter); i < filters.size; i++, at += filters.interleave)
    visit(at);
}
