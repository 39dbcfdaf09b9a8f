import { requireFinite } from "@equal-bits/core";

/** The centre and the spread of some values. */
export interface Moments {
  /** Their mean. */
  readonly mean: number;
  /** Their standard deviation. */
  readonly deviation: number;
  /** How many values these were estimated from. */
  readonly size: number;
}

/** Values looked at where a guess will do. */
const SAMPLE = 256;

/** The sums of one half of some values. */
interface Sums {
  readonly sum: number;
  readonly squares: number;
  readonly size: number;
}

/** How many times as great the squares of one half must be for it to be left out. */
const POISONED = 4;

/**
 * Moments of all weights, which are refused if one is not finite: the sum is finite exactly if all of them are, as no
 * sum of float32 overflows a float64. So the check costs nothing beside the moments.
 *
 * @throws NonFiniteError naming the index of the first NaN or infinity
 * @internal
 */
export function finiteMoments(weights: Float32Array): Moments {
  const [even, odd] = sumsOf(weights, weights.length, 1);
  if (!Number.isFinite(even.sum + odd.sum)) requireFinite(weights, "weights");
  return momentsOf(even, odd);
}

/**
 * Moments of a sample of the first `length` values.
 *
 * @internal
 */
export function sampledMoments(values: Float32Array, length: number): Moments {
  const [even, odd] = sumsOf(values, length, Math.ceil(length / SAMPLE));
  return momentsOf(even, odd);
}

/** Every `step`-th value, in two halves: so no addition waits for the one before, and an outlier shows. */
function sumsOf(values: Float32Array, length: number, step: number): readonly [Sums, Sums] {
  const size = Math.ceil(length / step);
  const last = (size - 1) * step;
  let evenSum = size % 2 === 1 ? values[last] : 0;
  let evenSquares = evenSum * evenSum;
  let oddSum = 0;
  let oddSquares = 0;
  for (let i = 0; i + step <= last; i += 2 * step) {
    const even = values[i];
    const odd = values[i + step];
    evenSum += even;
    oddSum += odd;
    evenSquares += even * even;
    oddSquares += odd * odd;
  }
  return [
    { sum: evenSum, squares: evenSquares, size: Math.ceil(size / 2) },
    { sum: oddSum, squares: oddSquares, size: Math.floor(size / 2) },
  ];
}

/** Of both halves; or of the lesser one, where the other holds an outlier that would blind the aim. */
function momentsOf(even: Sums, odd: Sums): Moments {
  if (even.squares > POISONED * odd.squares) return momentsOfSums(odd);
  if (odd.squares > POISONED * even.squares) return momentsOfSums(even);
  const { sum, squares, size } = even;
  return momentsOfSums({ sum: sum + odd.sum, squares: squares + odd.squares, size: size + odd.size });
}

function momentsOfSums({ sum, squares, size }: Sums): Moments {
  const mean = sum / size;
  return { mean, deviation: Math.sqrt(Math.max(0, squares / size - mean * mean)), size };
}
