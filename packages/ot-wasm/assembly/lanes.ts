// Four float32 at a time, sixteen to a step: what the passes over weights share.

/** The bytes of so many float32. */
export function bytes(floats: i32): usize {
  return (<usize>floats) << 2;
}

/** Four comparison masks of four lanes as one of sixteen bytes. */
export function byteMask(a: v128, b: v128, c: v128, d: v128): v128 {
  return i8x16.narrow_i16x8_s(i16x8.narrow_i32x4_s(a, b), i16x8.narrow_i32x4_s(c, d));
}

/** The sum of four int32. */
export function sumOfInts(v: v128): i32 {
  return (
    i32x4.extract_lane(v, 0) + i32x4.extract_lane(v, 1) + i32x4.extract_lane(v, 2) + i32x4.extract_lane(v, 3)
  );
}

/** The sum of four float32. */
export function sumOfFloats(v: v128): f32 {
  return (
    f32x4.extract_lane(v, 0) +
    f32x4.extract_lane(v, 1) +
    (f32x4.extract_lane(v, 2) + f32x4.extract_lane(v, 3))
  );
}

/** The sum of sixteen unsigned bytes. */
export function sumOfBytes(v: v128): i32 {
  return sumOfInts(i32x4.extadd_pairwise_i16x8_u(i16x8.extadd_pairwise_i8x16_u(v)));
}

/** A float32 that is neither NaN nor infinite. */
export function isFinite32(value: f32): bool {
  return value - value == 0;
}
