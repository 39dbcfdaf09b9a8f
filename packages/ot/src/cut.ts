import { betweenFloats, floatBefore } from "./between-floats.js";
import { upperNormalDensity, upperNormalQuantile } from "./normal-quantile.js";

/** Where the greatest weights of a group end. */
export interface Cut {
  /** The least weight that is still among them. */
  readonly value: number;
  /** How many weights lie strictly above `value`. */
  readonly above: number;
}

/** So few weights left inside the bracket that sorting them costs less than another pass over all. */
const FEW = 64;

/** Thresholds aimed by the shape of the data, before the bracket is closed whatever the shape. */
const AIMED_PASSES = 4;

/** Weights looked at where a guess will do. */
const SAMPLE = 256;

/**
 * Finds where the `count` greatest weights end: about 5 passes over bell-shaped weights, 40 at most over any.
 *
 * A bracket (low, high] closes on the cut. Each threshold is followed by a count of the weights above it, so the bracket
 * is proved at every step and the guesses decide only how fast it closes: first thresholds aimed as if the weights were
 * normal, then the two sides of one sampled weight, which ends it under heavy ties, then halving.
 *
 * @param weights - finite
 * @param count - 1 … `weights.length`
 * @internal
 */
export function cutAfter(weights: Float32Array, count: number): Cut {
  const bracket: Bracket = { low: -Infinity, aboveLow: weights.length, high: Infinity, aboveHigh: 0 };
  if (isWide(bracket)) aimAtNormal(weights, count, bracket);
  if (isWide(bracket)) closeOnSample(weights, count, bracket);
  while (isWide(bracket)) halve(weights, count, bracket);
  if (bracket.aboveLow - bracket.aboveHigh > FEW) return { value: bracket.high, above: bracket.aboveHigh };
  return cutAmong(weights, count, bracket);
}

/** The cut lies in (low, high]: `aboveLow` ≥ count > `aboveHigh` weights lie above the ends. */
interface Bracket {
  low: number;
  aboveLow: number;
  high: number;
  aboveHigh: number;
}

/** More than a few weights inside, and of more than one value. */
function isWide({ low, aboveLow, high, aboveHigh }: Bracket): boolean {
  return aboveLow - aboveHigh > FEW && betweenFloats(low, high) !== high;
}

/** Counts the weights above a threshold and moves one end of the bracket there; outside the bracket it has no effect. */
function tryThreshold(weights: Float32Array, count: number, bracket: Bracket, threshold: number): void {
  if (!(threshold > bracket.low && threshold < bracket.high)) return;
  const above = countAbove(weights, threshold);
  if (above >= count) {
    bracket.low = threshold;
    bracket.aboveLow = above;
  } else {
    bracket.high = threshold;
    bracket.aboveHigh = above;
  }
}

/** Each threshold should leave a handful of weights between itself and the end before it, with the cut among them. */
function aimAtNormal(weights: Float32Array, count: number, bracket: Bracket): void {
  const share = count / weights.length;
  const { mean, deviation } = moments(weights);
  const density = (weights.length * upperNormalDensity(share)) / deviation; // weights per unit, near the cut
  let threshold = Math.fround(mean + deviation * upperNormalQuantile(share));
  for (let pass = 0; pass < AIMED_PASSES && isWide(bracket); pass++) {
    tryThreshold(weights, count, bracket, threshold);
    threshold = nextAim(bracket, threshold, count, density);
  }
}

function nextAim(
  { low, aboveLow, high, aboveHigh }: Bracket,
  last: number,
  count: number,
  density: number,
): number {
  const margin = FEW / 4;
  const slope = low > -Infinity && high < Infinity ? (aboveLow - aboveHigh) / (high - low) : density;
  return Math.fround(
    last === low ? low + (aboveLow - count + margin) / slope : high - (count - aboveHigh + margin) / slope,
  );
}

/** Both sides of a weight that is really there, about where the cut lies: with heavy ties, most likely the tied value. */
function closeOnSample(weights: Float32Array, count: number, bracket: Bracket): void {
  const { low, aboveLow, high, aboveHigh } = bracket;
  const sample = new Float32Array(SAMPLE);
  let length = 0;
  for (let i = 0; i < weights.length; i += Math.ceil(weights.length / SAMPLE))
    if (weights[i] > low && weights[i] <= high) sample[length++] = weights[i];
  if (length === 0) return;
  const share = (count - aboveHigh) / (aboveLow - aboveHigh);
  const value = sample.subarray(0, length).sort()[Math.min(length - 1, Math.floor((1 - share) * length))];
  tryThreshold(weights, count, bracket, value);
  tryThreshold(weights, count, bracket, floatBefore(value));
}

function halve(weights: Float32Array, count: number, bracket: Bracket): void {
  tryThreshold(weights, count, bracket, betweenFloats(bracket.low, bracket.high));
}

/** Branch-free: a comparison that jumps costs four times as much, as half of the jumps are guessed wrong. */
function countAbove(weights: Float32Array, threshold: number): number {
  let above = 0;
  for (let i = 0; i < weights.length; i++) above += +(weights[i] > threshold);
  return above;
}

/** The cut, by sorting the few weights inside the bracket. */
function cutAmong(weights: Float32Array, count: number, { low, high, aboveHigh }: Bracket): Cut {
  const inside = new Float32Array(FEW + 1);
  let length = 0;
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i];
    inside[length] = weight;
    length += +(weight > low) & +(weight <= high);
  }
  const ascending = inside.subarray(0, length).sort();
  const value = ascending[length - (count - aboveHigh)];
  return { value, above: aboveHigh + countAbove(ascending, value) };
}

/** From a sample: they only aim, and a whole pass would cost as much as the count that corrects them. */
function moments(weights: Float32Array): { readonly mean: number; readonly deviation: number } {
  let size = 0;
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < weights.length; i += Math.ceil(weights.length / SAMPLE)) {
    const weight = weights[i];
    size += 1;
    sum += weight;
    squares += weight * weight;
  }
  const mean = sum / size;
  return { mean, deviation: Math.sqrt(Math.max(0, squares / size - mean * mean)) };
}
