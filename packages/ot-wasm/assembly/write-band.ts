import { byteMask, bytes, sumOfBytes, sumOfFloats } from "./lanes";
import { indicesOf, notesOf, roomForCandidates, Search, valuesOf } from "./search";

/** In place of a kind of output: the pass only collects. */
export type NoOutput = i64;

/** Packed bits: bit i of a group is bit i & 31 of its word i >> 5. The size of the type only tells it from the others. */
export type Bits = u16;

/** Weights in a step: as many as a note has bits for. */
export const STEP: i32 = 32;

/** Steps in a stretch: as many as the bytes of a tally can count. */
export const STEPS: i32 = 127;

/**
 * One pass over the weights of a search that writes the high value for each weight above `high` and the low value for all
 * others, counts those above, sums all, and collects the candidates low ≤ w ≤ high.
 *
 * `T` is the output: u8 for bytes, f32, Bits, or NoOutput. `lowValue` and `change` hold the two values lane by lane: the low
 * one, and what takes it to the high one (a difference of bytes, or for f32 the bits that differ).
 */
export function writeBand<T>(s: Search, low: f32, high: f32, out: usize, lowValue: v128, change: v128): void {
  const end = s.size & ~(STEP - 1);
  s.passes += 1;
  s.above = 0;
  s.candidates = 0;
  s.sum = 0;
  for (let first: i32 = 0; first < end; first += STEPS * STEP)
    writeStretch<T>(
      s,
      first,
      min(end, first + STEPS * STEP),
      low,
      high,
      out + outputBytes<T>(first),
      lowValue,
      change,
    );
  if (end < s.size) writeRest<T>(s, end, low, high, out + outputBytes<T>(end), lowValue, change);
}

/**
 * The weights `first` … `end` − 1, whole steps. A note is written at every step and kept where it holds a candidate: there
 * is no branch that would be guessed wrong. The notes are unfolded while the weights are still near.
 */
function writeStretch<T>(
  s: Search,
  first: i32,
  end: i32,
  low: f32,
  high: f32,
  out: usize,
  lowValue: v128,
  change: v128,
): void {
  const atLeast = f32x4.splat(low);
  const beyond = f32x4.splat(high);
  const last = s.weights + bytes(end);
  const notes = notesOf(s);
  let x = s.weights + bytes(first);
  let note = notes;
  let step = (<u64>first) << 32;
  let candidates: i32 = 0;
  let tally = i8x16.splat(0);
  let sums = f32x4.splat(0);
  let otherSums = sums;
  for (; x < last; x += STEP * 4) {
    const a = v128.load(x);
    const b = v128.load(x, 16);
    const c = v128.load(x, 32);
    const d = v128.load(x, 48);
    sums = f32x4.add(sums, f32x4.add(f32x4.add(a, b), f32x4.add(c, d)));
    const ga = f32x4.gt(a, beyond);
    const gb = f32x4.gt(b, beyond);
    const gc = f32x4.gt(c, beyond);
    const gd = f32x4.gt(d, beyond);
    const taken = byteMask(ga, gb, gc, gd);
    const from = byteMask(
      f32x4.ge(a, atLeast),
      f32x4.ge(b, atLeast),
      f32x4.ge(c, atLeast),
      f32x4.ge(d, atLeast),
    );
    const e = v128.load(x, 64);
    const f = v128.load(x, 80);
    const g = v128.load(x, 96);
    const h = v128.load(x, 112);
    otherSums = f32x4.add(otherSums, f32x4.add(f32x4.add(e, f), f32x4.add(g, h)));
    const ge = f32x4.gt(e, beyond);
    const gf = f32x4.gt(f, beyond);
    const gg = f32x4.gt(g, beyond);
    const gh = f32x4.gt(h, beyond);
    const alsoTaken = byteMask(ge, gf, gg, gh);
    const alsoFrom = byteMask(
      f32x4.ge(e, atLeast),
      f32x4.ge(f, atLeast),
      f32x4.ge(g, atLeast),
      f32x4.ge(h, atLeast),
    );
    tally = i8x16.sub(i8x16.sub(tally, taken), alsoTaken);
    const mask = i8x16.bitmask(v128.xor(from, taken)) | (i8x16.bitmask(v128.xor(alsoFrom, alsoTaken)) << 16);
    store<u64>(note, step | <u64>(<u32>mask));
    note += (<usize>(mask != 0)) << 3;
    candidates += popcnt(mask);
    step += (<u64>STEP) << 32;
    writeSixteen<T>(out, taken, ga, gb, gc, gd, lowValue, change);
    writeSixteen<T>(out + outputBytes<T>(16), alsoTaken, ge, gf, gg, gh, lowValue, change);
    out += outputBytes<T>(STEP);
  }
  s.above += sumOfBytes(tally);
  s.sum += sumOfFloats(f32x4.add(sums, otherSums));
  collect(s, candidates);
}

/** Unfolds notes into indices and values, in ascending order of index; one round a candidate, without another branch. */
function collect(s: Search, count: i32): void {
  const known = s.candidates;
  s.candidates = known + count;
  if (s.candidates > roomForCandidates(s.size)) return; // too many to be looked at: they are only counted
  const indices = indicesOf(s) + bytes(known);
  const values = valuesOf(s) + bytes(known);
  let note = notesOf(s);
  let mask = load<u32>(note);
  for (let k: i32 = 0; k < count; k++) {
    const i = load<i32>(note, 4) + ctz<i32>(mask);
    store<i32>(indices + bytes(k), i);
    store<f32>(values + bytes(k), load<f32>(s.weights + bytes(i)));
    const rest = mask & (mask - 1);
    note += (<usize>(rest == 0)) << 3;
    mask = rest == 0 ? load<u32>(note) : rest;
  }
}

/** The last, incomplete step, from weight `first` on. */
export function writeRest<T>(
  s: Search,
  first: i32,
  low: f32,
  high: f32,
  out: usize,
  lowValue: v128,
  change: v128,
): void {
  let mask: u32 = 0;
  let count: i32 = 0;
  if (sizeof<T>() == 2) store<u32>(out, 0);
  for (let i: i32 = 0; i < s.size - first; i++) {
    const w = load<f32>(s.weights + bytes(first + i));
    const taken = i32(w > high);
    const candidate = i32(w >= low) & ~taken;
    s.sum += w;
    s.above += taken;
    mask |= candidate << i;
    count += candidate;
    writeOne<T>(out, i, taken, lowValue, change);
  }
  store<u64>(notesOf(s), ((<u64>first) << 32) | <u64>mask);
  collect(s, count);
}

/** Bytes of the output of so many weights, whole sixteens. */
export function outputBytes<T>(count: i32): usize {
  if (sizeof<T>() == 1) return <usize>count;
  if (sizeof<T>() == 2) return <usize>count >> 3;
  if (sizeof<T>() == 4) return bytes(count);
  return 0;
}

/** Writes the values of sixteen weights, by their masks as bytes and as four times four lanes. */
export function writeSixteen<T>(
  out: usize,
  taken: v128,
  a: v128,
  b: v128,
  c: v128,
  d: v128,
  lowValue: v128,
  change: v128,
): void {
  if (sizeof<T>() == 1) v128.store(out, i8x16.add(lowValue, v128.and(taken, change)));
  if (sizeof<T>() == 2) store<u16>(out, <u16>i8x16.bitmask(taken));
  if (sizeof<T>() == 4) {
    v128.store(out, v128.xor(lowValue, v128.and(a, change)));
    v128.store(out, v128.xor(lowValue, v128.and(b, change)), 16);
    v128.store(out, v128.xor(lowValue, v128.and(c, change)), 32);
    v128.store(out, v128.xor(lowValue, v128.and(d, change)), 48);
  }
}

/** Writes one weight's value: the high one where `taken` is 1, the low one where it is 0. Without a branch. */
export function writeOne<T>(out: usize, i: i32, taken: i32, lowValue: v128, change: v128): void {
  if (sizeof<T>() == 1)
    store<u8>(out + i, i8x16.extract_lane_u(lowValue, 0) + (-taken & i8x16.extract_lane_u(change, 0)));
  if (sizeof<T>() == 2) {
    const at = out + ((<usize>(i >> 5)) << 2);
    store<i32>(at, (load<i32>(at) & ~(1 << (i & 31))) | (taken << (i & 31)));
  }
  if (sizeof<T>() == 4)
    store<i32>(out + bytes(i), i32x4.extract_lane(lowValue, 0) ^ (-taken & i32x4.extract_lane(change, 0)));
}
