import type { layers } from "@tensorflow/tfjs-layers";
import { BinaryLayer } from "../binary/binary-layer.js";

/** How many weights take how many bits. */
export interface WeightCount {
  /** Bits of each: 1 for two levels, 2 for up to four, …, 8; 32 for real-valued weights. */
  readonly bits: number;
  /** How many weights. */
  readonly count: number;
}

/**
 * The weights of a built layer by their bits, fewest bits first.
 *
 * @internal
 */
export function weightCounts(layer: layers.Layer): WeightCount[] {
  const counts = new Map<number, number>();
  const add = (bits: number, count: number): void => {
    if (count > 0) counts.set(bits, (counts.get(bits) ?? 0) + count);
  };
  let rest = sizeOf(layer.weights.map(({ shape }) => shape));
  for (const bank of layer instanceof BinaryLayer ? layer.banks : []) {
    const size = sizeOf([bank.shape ?? [0]]);
    add(bank.levelCount === null ? 32 : bitsOf(bank.levelCount), size);
    rest -= bank.tensorsKept * size; // a mask is among the levels, and scores are gone when training is over
  }
  add(32, rest);
  return [...counts].map(([bits, count]) => ({ bits, count })).sort((a, b) => a.bits - b.bits);
}

/**
 * Bits that tell apart so many levels.
 *
 * @internal
 */
export function bitsOf(levels: number): number {
  return Math.max(1, Math.ceil(Math.log2(levels)));
}

/**
 * Numbers in tensors of these shapes.
 *
 * @internal
 */
export function sizeOf(shapes: readonly (readonly (number | null)[])[]): number {
  return shapes.reduce(
    (sum, shape) => sum + shape.reduce<number>((product, axis) => product * (axis ?? 0), 1),
    0,
  );
}
