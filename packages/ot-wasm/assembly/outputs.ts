// What a selection writes, as the caller names it.

/** A byte for each weight. */
export const BYTES: i32 = 0;
/** A float32 for each weight. */
export const FLOATS: i32 = 1;
/** A bit for each weight, each group in whole words of 32. */
export const PACKED: i32 = 2;

/** The low value in every lane. `low` is a byte, or the bits of a float32. */
export function lowLanes(kind: i32, low: i32): v128 {
  return kind == FLOATS ? i32x4.splat(low) : i8x16.splat(<i8>low);
}

/** What takes the low value to the high one: a difference of bytes, or the bits of a float32 that differ. */
export function changeLanes(kind: i32, low: i32, high: i32): v128 {
  return kind == FLOATS ? i32x4.splat(low ^ high) : i8x16.splat(<i8>(high - low));
}

/** Bytes from one row of outputs to the next. */
export function rowPitch(kind: i32, size: i32): usize {
  if (kind == FLOATS) return (<usize>size) << 2;
  return kind == PACKED ? ((<usize>size + 31) >> 5) << 2 : <usize>size;
}
