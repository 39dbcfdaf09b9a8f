import { type GroupLayout, requireFinite, requireLayout, requireSameLength } from "@equal-bits/core";

/** @internal */
export function requireWeights(
  weights: Float32Array,
  layout: GroupLayout,
  destination: number = weights.length,
): void {
  requireLayout(weights.length, layout, "weights");
  requireDestination(destination, weights.length);
  requireFinite(weights, "weights");
}

/** @internal */
export function requireDestination(length: number, wanted: number): void {
  requireSameLength(length, wanted, "the destination");
}
