import { BackendError, type LogOdds, type SemiDual, ShapeError } from "@equal-bits/core";
import type { Arena } from "./arena.js";

const FLOAT64 = 8;

/**
 * The semi-dual of a group whose weights are copied into an arena, where they stay until it is released.
 *
 * @internal
 */
export function semiDualInArena(arena: Arena, weights: Float32Array, masses?: Float64Array): SemiDual {
  if (masses && masses.length !== weights.length)
    throw new ShapeError(
      `masses must have one mass for each of the ${weights.length} weights, got ${masses.length}`,
    );
  const massBytes = FLOAT64 * (masses?.length ?? 0);
  const data = arena.take(massBytes + 4 * weights.length);
  if (masses) new Float64Array(arena.buffer, data.address, masses.length).set(masses);
  new Float32Array(arena.buffer, data.address + massBytes, weights.length).set(weights);
  const group: Group = {
    weights: data.address + massBytes,
    size: weights.length,
    masses: masses ? data.address : 0,
  };
  let held = true;
  return {
    evaluate(odds, upper, jacobian) {
      if (!held)
        throw new BackendError("a semi-dual must be evaluated before its release, got a call after it");
      evaluate(arena, group, odds, upper, jacobian);
    },
    release() {
      held = false;
      arena.giveBack(data);
    },
  };
}

/** Addresses in the arena. */
interface Group {
  readonly weights: number;
  readonly size: number;
  /** 0 where all are 1/n. */
  readonly masses: number;
}

function evaluate(
  arena: Arena,
  { weights, size, masses }: Group,
  { slopes, cuts, tilts }: LogOdds,
  upper: Float64Array,
  jacobian: Float64Array,
): void {
  const boundaries = slopes.length;
  const results = 3 * boundaries;
  const length = results + boundaries + boundaries ** 2;
  const scratchBytes = arena.kernels.semiDualScratchBytes(boundaries + 1);
  arena.lend([FLOAT64 * length, scratchBytes], (room, scratch) => {
    const numbers = new Float64Array(arena.buffer, room, length);
    numbers.set(slopes);
    numbers.set(cuts, boundaries);
    numbers.set(tilts, 2 * boundaries);
    const at = (index: number): number => room + FLOAT64 * index;
    arena.kernels.semiDual(
      weights,
      size,
      masses,
      boundaries + 1,
      at(0),
      at(results),
      at(results + boundaries),
      scratch,
    );
    upper.set(numbers.subarray(results, results + boundaries));
    jacobian.set(numbers.subarray(results + boundaries));
  });
}
