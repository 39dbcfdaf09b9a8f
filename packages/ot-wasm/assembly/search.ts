import { firstNonFinite } from "./counting";
import { isFinite32 } from "./lanes";
import { floatBefore } from "./ordered-floats";

/**
 * The state of one search for a cut, in scratch memory. The cut is the least weight among the `count` greatest; it lies
 * in (low, high], which the counts prove: `aboveLow` ≥ count > `aboveHigh` weights lie above the ends.
 */
@unmanaged
export class Search {
  weights: usize;
  size: i32;
  count: i32;
  low: f32;
  aboveLow: i32;
  high: f32;
  aboveHigh: i32;
  /** Passes over the weights so far. */
  passes: i32;
  /** Of the last pass over a band: weights above it, */
  above: i32;
  /** candidates in it, kept if there is room for them, */
  candidates: i32;
  /** and the sum of all weights, which is not finite if one of them is not. */
  sum: f32;
  /** How far apart two neighbouring weights lie near the cut, about. */
  spacing: f32;
  /** The cut, once found, */
  cut: f32;
  /** and how many weights equal to it are not among the greatest. */
  surplus: i32;
  /** For groups of which size and count */
  aimedSize: i32;
  aimedCount: i32;
  /** the cut of a standard normal lies where, */
  aimedAt: f32;
  /** and how far apart its weights are there. It outlives the search; an `aimedSize` of −1 forgets it. */
  aimedSpacing: f32;
}

/** Bytes of the record, rounded up. */
const RECORD: usize = 80;

/** Bytes of the notes of one stretch and one more. */
const NOTES: usize = 1024;

/** Up to here the whole group is read to aim at the cut, beyond it a sample: 1 MiB, what fits into a core's own cache. */
export const LARGE: i32 = 1 << 18;

/** So many candidates are ranked among themselves; as many weights are all candidates. */
export const FEW: i32 = 64;

/** Candidates that fit. */
export function roomForCandidates(size: i32): i32 {
  return size <= LARGE ? FEW : size >> 5;
}

/** Weights in the sample of a large group. The band of 2¹⁵, eight standard deviations, holds 1/45 at most: there is room. */
export function sampleSize(size: i32): i32 {
  return min(1 << 18, max(1 << 15, size >> 4)) & ~15;
}

/** Bytes of scratch that a search over `size` weights needs, those of the searches that it leans on included. */
export function searchBytes(size: i32): usize {
  const own = behindCandidates(size);
  if (size <= LARGE) return own;
  const sample = sampleSize(size);
  const inner = max(searchBytes(sample), searchBytes(roomForCandidates(size)));
  return own + ((<usize>sample) << 2) + inner;
}

function behindCandidates(size: i32): usize {
  const candidates = (<usize>roomForCandidates(size) + 31) & ~15; // ranking reads whole steps of 16
  return RECORD + NOTES + (candidates << 3);
}

/** Begins a search over `size` weights. */
export function beginSearch(s: Search, weights: usize, size: i32, count: i32): void {
  s.weights = weights;
  s.size = size;
  s.count = count;
  s.low = -Infinity;
  s.aboveLow = size;
  s.high = Infinity;
  s.aboveHigh = 0;
  s.passes = 0;
  s.spacing = 0; // not known; hints must not depend on what the scratch memory held
}

/** Moves one end of the bracket to a threshold above which `above` weights lie; outside the bracket it has no effect. */
export function tighten(s: Search, threshold: f32, above: i32): void {
  if (!(threshold > s.low && threshold < s.high)) return;
  if (above >= s.count) {
    s.low = threshold;
    s.aboveLow = above;
  } else {
    s.high = threshold;
    s.aboveHigh = above;
  }
}

/** What the pass over a band tells: how many weights lie above its two ends. */
export function tightenByBand(s: Search, low: f32, high: f32): void {
  tighten(s, high, s.above);
  tighten(s, floatBefore(low), s.above + s.candidates);
}

/** Whether the cut is among the candidates of the last pass. */
export function bandHoldsCut(s: Search): bool {
  return s.above < s.count && s.count <= s.above + s.candidates;
}

/** Whether the candidates of the last pass are few enough to be looked at. */
export function candidatesAreFew(s: Search): bool {
  return s.candidates <= roomForCandidates(s.size);
}

/** Where the notes of a stretch lie: index << 32 | mask of each step of 32 weights with a candidate. */
export function notesOf(s: Search): usize {
  return changetype<usize>(s) + RECORD;
}

/** Where the candidates' indices lie. */
export function indicesOf(s: Search): usize {
  return notesOf(s) + NOTES;
}

/** Where the candidates' values lie. */
export function valuesOf(s: Search): usize {
  return indicesOf(s) + (((<usize>roomForCandidates(s.size) + 31) & ~15) << 2);
}

/** Where the scratch of the searches lies that this one leans on. */
export function scratchBehind(s: Search): usize {
  return changetype<usize>(s) + behindCandidates(s.size);
}

/** The sum is not finite where a weight is not; where huge weights made it so, a look at each tells. */
export function allFinite(s: Search): bool {
  return isFinite32(s.sum) || firstNonFinite(s.weights, s.size) < 0;
}
