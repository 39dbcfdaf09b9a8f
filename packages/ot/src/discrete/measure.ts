import { compensatedSum, massesOf, requireEqualTotals, requireFinite, ShapeError } from "@equal-bits/core";

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

/** @internal */
export function measureOf(positions: Numbers, masses: Numbers, names: readonly [string, string]): Measure {
  const [position, mass] = names;
  if (positions.length !== masses.length)
    throw new ShapeError(
      `${mass} must have one mass for each of the ${positions.length} positions of ${position}, got ${masses.length}`,
    );
  const x = Float64Array.from(positions);
  requireFinite(x, position);
  const a = massesOf(masses, mass);
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
  requireEqualTotals([source.total, target.total], names);
}
