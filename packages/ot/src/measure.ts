import { compensatedSum, DomainError, MassMismatchError, requireFinite, ShapeError } from "@equal-bits/core";

/** Numbers in any of the arrays that hold them. */
export type Numbers = readonly number[] | Float32Array | Float64Array;

/**
 * Masses on a line, in ascending order of position.
 *
 * @internal
 */
export interface Measure {
  /** Ascending, finite. */
  readonly positions: Float64Array;
  /** The mass at each position, ≥ 0. */
  readonly masses: Float64Array;
  /** Where each stood in the caller's arrays; among equal positions the earlier one comes last, on the greater side. */
  readonly order: Uint32Array;
  /** The sum of the masses. */
  readonly total: number;
}

/** How far two sums of masses may differ, relative to the greater: float64 dust of adding up millions. */
const MASS_TOLERANCE = 1e-9;

/** @internal */
export function measureOf(positions: Numbers, masses: Numbers, names: readonly [string, string]): Measure {
  const [position, mass] = names;
  if (positions.length !== masses.length)
    throw new ShapeError(
      `${mass} must have one mass for each of the ${positions.length} positions of ${position}, got ${masses.length}`,
    );
  const x = Float64Array.from(positions);
  const a = Float64Array.from(masses);
  requireFinite(x, position);
  requireFinite(a, mass);
  const negative = a.findIndex((value) => value < 0);
  if (negative >= 0)
    throw new DomainError(`${mass} must be masses ≥ 0, got ${a[negative]} at index ${negative}`);
  const order = Uint32Array.from(x.keys()).sort((i, j) => x[i] - x[j] || j - i);
  return {
    positions: Float64Array.from(order, (i) => x[i]),
    masses: Float64Array.from(order, (i) => a[i]),
    order,
    total: compensatedSum(a),
  };
}

/** @internal */
export function requireEqualMass(source: Measure, target: Measure, names: readonly [string, string]): void {
  const [a, b] = [source.total, target.total];
  if (!(Math.abs(a - b) <= MASS_TOLERANCE * Math.max(a, b)))
    throw new MassMismatchError(
      `${names[0]} and ${names[1]} must have equal sums, got ${a} and ${b}; divide each by its own sum`,
    );
}
