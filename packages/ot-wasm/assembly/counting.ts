import { bytes, sumOfFloats, sumOfInts } from "./lanes";

/** How many of `n` values lie above a threshold. */
export function countAbove(x: usize, n: i32, threshold: f32): i32 {
  const t = f32x4.splat(threshold);
  let a = i32x4.splat(0);
  let b = a;
  let c = a;
  let d = a;
  const end = x + bytes(n);
  const whole = x + bytes(n & ~15);
  for (; x < whole; x += 64) {
    a = i32x4.sub(a, f32x4.gt(v128.load(x), t));
    b = i32x4.sub(b, f32x4.gt(v128.load(x, 16), t));
    c = i32x4.sub(c, f32x4.gt(v128.load(x, 32), t));
    d = i32x4.sub(d, f32x4.gt(v128.load(x, 48), t));
  }
  let above = sumOfInts(i32x4.add(i32x4.add(a, b), i32x4.add(c, d)));
  for (; x < end; x += 4) above += i32(load<f32>(x) > threshold);
  return above;
}

/** How many of `n` values lie above a threshold, in the high half, and how many equal it, in the low half. */
export function countAboveAndAt(x: usize, n: i32, threshold: f32): u64 {
  const t = f32x4.splat(threshold);
  let above = i32x4.splat(0);
  let from = above;
  const end = x + bytes(n);
  const whole = x + bytes(n & ~7);
  for (; x < whole; x += 32) {
    const p = v128.load(x);
    const q = v128.load(x, 16);
    above = i32x4.sub(i32x4.sub(above, f32x4.gt(p, t)), f32x4.gt(q, t));
    from = i32x4.sub(i32x4.sub(from, f32x4.ge(p, t)), f32x4.ge(q, t));
  }
  let greater = sumOfInts(above);
  let greaterOrEqual = sumOfInts(from);
  for (; x < end; x += 4) {
    greater += i32(load<f32>(x) > threshold);
    greaterOrEqual += i32(load<f32>(x) >= threshold);
  }
  return ((<u64>greater) << 32) | <u64>(greaterOrEqual - greater);
}

/** The sum of `n` values; it is not finite if one of them is not. */
export function sumOf(x: usize, n: i32): f32 {
  let sums = f32x4.splat(0);
  const end = x + bytes(n);
  const whole = x + bytes(n & ~15);
  for (; x < whole; x += 64)
    sums = f32x4.add(
      sums,
      f32x4.add(f32x4.add(v128.load(x), v128.load(x, 16)), f32x4.add(v128.load(x, 32), v128.load(x, 48))),
    );
  let sum = sumOfFloats(sums);
  for (; x < end; x += 4) sum += load<f32>(x);
  return sum;
}

/** The mean square distance from `center` of every eighth four of `n` ≥ 4 values. */
export function sampledSquares(x: usize, n: i32, center: f32): f32 {
  const middle = f32x4.splat(center);
  const last = x + bytes(n) - 16;
  let squares = f32x4.splat(0);
  let otherSquares = squares;
  let vectors: i32 = 0;
  for (; x <= last - 128; x += 256, vectors += 2) {
    const offset = f32x4.sub(v128.load(x), middle);
    const otherOffset = f32x4.sub(v128.load(x, 128), middle);
    squares = f32x4.add(squares, f32x4.mul(offset, offset));
    otherSquares = f32x4.add(otherSquares, f32x4.mul(otherOffset, otherOffset));
  }
  for (; x <= last; x += 128, vectors++) {
    const offset = f32x4.sub(v128.load(x), middle);
    squares = f32x4.add(squares, f32x4.mul(offset, offset));
  }
  return sumOfFloats(f32x4.add(squares, otherSquares)) / <f32>(vectors * 4);
}

/** The index of the first of `n` values that is NaN or infinite, or −1. */
export function firstNonFinite(x: usize, n: i32): i32 {
  for (let i: i32 = 0; i < n; i++) {
    const value = load<f32>(x + bytes(i));
    if (!(value - value == 0)) return i;
  }
  return -1;
}
