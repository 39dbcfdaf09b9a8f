import { DomainError, type GroupLayout, requireLayout, requireTopCounts, ShapeError } from "@equal-bits/core";
import { hintLength } from "./hints.js";

/** @internal */
export function requireSelection(
  weights: Float32Array,
  layout: GroupLayout,
  counts: ArrayLike<number>,
  hints: Float32Array | undefined,
): void {
  requireLayout(weights.length, layout, "weights");
  requireTopCounts(counts, layout);
  requireHints(hints, layout.groups);
}

function requireHints(hints: Float32Array | undefined, groups: number): void {
  if (hints && hints.length !== hintLength(groups))
    throw new ShapeError(
      `hints must have ${hintLength(groups)} values for ${groups} groups, got ${hints.length}; newHints(${groups}) makes them`,
    );
}

/** @internal */
export function requireInt8(value: number, what: string): void {
  if (!(Number.isInteger(value) && value >= -128 && value <= 127))
    throw new DomainError(`${what} must be a whole number from −128 to 127 for an Int8Array, got ${value}`);
}

/** @internal */
export function requireFloat32(value: number, what: string): void {
  if (!Number.isFinite(Math.fround(value)))
    throw new DomainError(`${what} must be finite as float32, got ${value}`);
}
