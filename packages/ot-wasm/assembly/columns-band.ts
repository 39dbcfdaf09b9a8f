import {
  abovesOf,
  Block,
  candidatesOf,
  highsOf,
  indicesOf,
  LANES,
  lowsOf,
  notesOf,
  STRETCH,
  squaresOf,
  sumsOf,
  valuesOf,
  WIDE,
  weightOf,
} from "./column-block";
import { byteMask, bytes } from "./lanes";
import { FEW } from "./search";
import { writeSixteen } from "./write-band";

/**
 * One pass: the sum of each column, and the sum of squares over every eighth row. It copies the block to `copy`, and the
 * block lies there from then on: reading one line in many again and again would throw it out of every cache.
 */
export function sumColumns(b: Block, copy: usize): void {
  const columns = bytes(b.columns);
  let x = b.weights;
  let to = copy;
  let s0 = f32x4.splat(0);
  let s1 = s0;
  let s2 = s0;
  let s3 = s0;
  const squares = squaresOf(b);
  memory.fill(squares, 0, LANES);
  for (let row: i32 = 0; row < b.size; row++, x += columns, to += LANES) {
    const w0 = v128.load(x);
    const w1 = v128.load(x, 16);
    const w2 = v128.load(x, 32);
    const w3 = v128.load(x, 48);
    s0 = f32x4.add(s0, w0);
    s1 = f32x4.add(s1, w1);
    s2 = f32x4.add(s2, w2);
    s3 = f32x4.add(s3, w3);
    v128.store(to, w0);
    v128.store(to, w1, 16);
    v128.store(to, w2, 32);
    v128.store(to, w3, 48);
    if ((row & 7) == 0) addSquares(squares, to);
  }
  const sums = sumsOf(b);
  v128.store(sums, s0);
  v128.store(sums, s1, 16);
  v128.store(sums, s2, 32);
  v128.store(sums, s3, 48);
  b.weights = copy;
  b.columns = WIDE;
}

/** Adds the squares of sixteen float32 to sixteen others. */
function addSquares(squares: usize, x: usize): void {
  for (let at: usize = 0; at < LANES; at += 16) {
    const w = v128.load(x + at);
    v128.store(squares + at, f32x4.add(v128.load(squares + at), f32x4.mul(w, w)));
  }
}

/** One pass: how many weights of each column lie above the upper end of its band. */
export function countColumns(b: Block): void {
  const highs = highsOf(b);
  const aboves = abovesOf(b);
  const columns = bytes(b.columns);
  const end = b.weights + <usize>b.size * columns;
  const t0 = v128.load(highs);
  const t1 = v128.load(highs, 16);
  const t2 = v128.load(highs, 32);
  const t3 = v128.load(highs, 48);
  let a0 = i32x4.splat(0);
  let a1 = a0;
  let a2 = a0;
  let a3 = a0;
  for (let x = b.weights; x < end; x += columns) {
    a0 = i32x4.sub(a0, f32x4.gt(v128.load(x), t0));
    a1 = i32x4.sub(a1, f32x4.gt(v128.load(x, 16), t1));
    a2 = i32x4.sub(a2, f32x4.gt(v128.load(x, 32), t2));
    a3 = i32x4.sub(a3, f32x4.gt(v128.load(x, 48), t3));
  }
  v128.store(aboves, a0);
  v128.store(aboves, a1, 16);
  v128.store(aboves, a2, 32);
  v128.store(aboves, a3, 48);
}

/** `writeBand` for sixteen columns at once: `out` is the place of the block in the matrix of outputs, `T` u8 or f32. */
export function writeColumnsBand<T>(b: Block, out: usize, lowValue: v128, change: v128): void {
  memory.fill(abovesOf(b), 0, 3 * LANES); // and the candidates and sums
  for (let first: i32 = 0; first < b.size; first += STRETCH)
    writeStretch<T>(b, first, min(b.size, first + STRETCH), out, lowValue, change);
}

function writeStretch<T>(b: Block, first: i32, end: i32, out: usize, lowValue: v128, change: v128): void {
  const columns = bytes(b.columns);
  const pitch = <usize>b.outColumns * sizeof<T>();
  const lows = lowsOf(b);
  const highs = highsOf(b);
  const sums = sumsOf(b);
  let x = b.weights + <usize>first * columns;
  let to = out + <usize>first * pitch;
  let note = notesOf(b);
  let tally = i8x16.splat(0);
  let s0 = v128.load(sums);
  let s1 = v128.load(sums, 16);
  let s2 = v128.load(sums, 32);
  let s3 = v128.load(sums, 48);
  for (let row = first; row < end; row++, x += columns, to += pitch) {
    const w0 = v128.load(x);
    const w1 = v128.load(x, 16);
    const w2 = v128.load(x, 32);
    const w3 = v128.load(x, 48);
    s0 = f32x4.add(s0, w0);
    s1 = f32x4.add(s1, w1);
    s2 = f32x4.add(s2, w2);
    s3 = f32x4.add(s3, w3);
    const g0 = f32x4.gt(w0, v128.load(highs));
    const g1 = f32x4.gt(w1, v128.load(highs, 16));
    const g2 = f32x4.gt(w2, v128.load(highs, 32));
    const g3 = f32x4.gt(w3, v128.load(highs, 48));
    const taken = byteMask(g0, g1, g2, g3);
    const from = byteMask(
      f32x4.ge(w0, v128.load(lows)),
      f32x4.ge(w1, v128.load(lows, 16)),
      f32x4.ge(w2, v128.load(lows, 32)),
      f32x4.ge(w3, v128.load(lows, 48)),
    );
    tally = i8x16.sub(tally, taken);
    const mask = i8x16.bitmask(v128.xor(from, taken));
    store<u64>(note, ((<u64>row) << 32) | <u64>mask);
    note += (<usize>(mask != 0)) << 3;
    writeSixteen<T>(to, taken, g0, g1, g2, g3, lowValue, change);
  }
  v128.store(sums, s0);
  v128.store(sums, s1, 16);
  v128.store(sums, s2, 32);
  v128.store(sums, s3, 48);
  addTally(abovesOf(b), tally);
  collect(b, note);
}

/** Adds sixteen bytes to sixteen int32. */
function addTally(to: usize, tally: v128): void {
  const low = i16x8.extend_low_i8x16_u(tally);
  const high = i16x8.extend_high_i8x16_u(tally);
  v128.store(to, i32x4.add(v128.load(to), i32x4.extend_low_i16x8_u(low)));
  v128.store(to, i32x4.add(v128.load(to, 16), i32x4.extend_high_i16x8_u(low)), 16);
  v128.store(to, i32x4.add(v128.load(to, 32), i32x4.extend_low_i16x8_u(high)), 32);
  v128.store(to, i32x4.add(v128.load(to, 48), i32x4.extend_high_i16x8_u(high)), 48);
}

/** Deals the noted candidates out to the lists of their columns; those for whom there is no room are only counted. */
function collect(b: Block, end: usize): void {
  const counts = candidatesOf(b);
  for (let note = notesOf(b); note < end; note += 8) {
    const row = load<i32>(note, 4);
    for (let mask = load<i32>(note); mask; mask &= mask - 1) {
      const lane = ctz(mask);
      const count = load<i32>(counts + bytes(lane));
      const place = bytes(min(count, FEW));
      store<i32>(indicesOf(b, lane) + place, row);
      store<f32>(valuesOf(b, lane) + place, load<f32>(weightOf(b, lane, row)));
      store<i32>(counts + bytes(lane), count + 1);
    }
  }
}
