import { DomainError } from "./errors.js";
import { requireWhole } from "./require-whole.js";

/** A stream of pseudo-random numbers that depends on its seed alone. */
export interface SeededRandom {
  /** The next whole number, uniform on 0 … 2³² − 1. */
  uint32(): number;
  /** The next float64, uniform on [0, 1), with 32 random bits. */
  uniform(): number;
  /** The next whole number, uniform on 0 … `bound` − 1, without bias; `bound` is 1 … 2³². */
  below(bound: number): number;
  /** The next float64 of a standard normal distribution. */
  normal(): number;
}

/**
 * Pseudo-random numbers from a seed: the same on every machine, for ever.
 *
 * For experiments, not for secrets. Streams of one seed are unrelated to each other, so each use (initial weights, the
 * shuffle of epoch 3) takes a stream of its own and nothing need be stored to resume.
 *
 * @param seed - a whole number 0 … 2³² − 1
 * @param stream - which stream of the seed, a whole number 0 … 2³² − 1
 * @returns the stream, at its beginning
 * @throws DomainError if a number is out of range
 * @see https://prng.di.unimi.it (xoshiro128**, seeded by splitmix32's finalizer)
 */
export function seededRandom(seed: number, stream = 0): SeededRandom {
  requireUint32(seed, "seed");
  requireUint32(stream, "stream");
  const uint32 = xoshiro128(seed, stream);
  const uniform = (): number => uint32() / 2 ** 32;
  return { uint32, uniform, below: (bound) => below(uint32, bound), normal: () => normal(uniform) };
}

/**
 * A seeded permutation, by Fisher and Yates.
 *
 * @param size - how many indices, a whole number ≥ 0
 * @param random - where the randomness comes from
 * @returns each of 0 … size − 1 once
 * @throws DomainError if `size` is not a whole number ≥ 0
 */
export function shuffledIndices(size: number, random: SeededRandom): Uint32Array {
  requireWhole(size, "size");
  const order = Uint32Array.from({ length: size }, (_, index) => index);
  for (let i = size - 1; i > 0; i--) {
    const j = random.below(i + 1);
    const kept = order[i];
    order[i] = order[j];
    order[j] = kept;
  }
  return order;
}

function xoshiro128(seed: number, stream: number): () => number {
  const state = Uint32Array.of(
    scramble(seed),
    scramble(seed ^ 0x9e3779b9),
    scramble(stream),
    scramble(stream ^ 0x85ebca6b),
  );
  for (let i = 0; i < 16; i++) step(state); // mixes seed and stream before the first number is used
  return () => step(state);
}

function step(s: Uint32Array): number {
  const result = Math.imul(rotated(Math.imul(s[1], 5), 7), 9) >>> 0;
  const shifted = s[1] << 9;
  s[2] ^= s[0];
  s[3] ^= s[1];
  s[1] ^= s[2];
  s[0] ^= s[3];
  s[2] ^= shifted;
  s[3] = rotated(s[3], 11);
  return result;
}

function rotated(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}

/** The finalizer of splitmix32, shifted so that 0 does not map to 0: xoshiro's state must not be all zero. */
function scramble(word: number): number {
  let z = (word + 0x9e3779b9) >>> 0;
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
  return (z ^ (z >>> 15)) >>> 0;
}

/** Rejects the last, incomplete run of `bound` numbers below 2³², which would favour small results. */
function below(uint32: () => number, bound: number): number {
  if (!(Number.isSafeInteger(bound) && bound >= 1 && bound <= 2 ** 32))
    throw new DomainError(`bound must be a whole number from 1 to 2³², got ${bound}`);
  const limit = 2 ** 32 - (2 ** 32 % bound);
  let word = uint32();
  while (word >= limit) word = uint32();
  return word % bound;
}

/** Marsaglia's polar method; the second number of each pair is dropped so that no state is hidden. */
function normal(uniform: () => number): number {
  for (;;) {
    const x = 2 * uniform() - 1;
    const y = 2 * uniform() - 1;
    const r = x * x + y * y;
    if (r > 0 && r < 1) return x * Math.sqrt((-2 * Math.log(r)) / r);
  }
}

function requireUint32(value: number, what: string): void {
  if (!(Number.isInteger(value) && value >= 0 && value < 2 ** 32))
    throw new DomainError(`${what} must be a whole number from 0 to 2³² − 1, got ${value}`);
}
