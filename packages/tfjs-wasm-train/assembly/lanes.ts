// Four float32 at a time. No fused multiply-add: it rounds once where a plain product and sum round twice, and only some
// machines have it, so results would differ between machines.

/** The bytes of so many float32. */
export function bytes(floats: i32): usize {
  return (<usize>floats) << 2;
}

/** sum + a · b, lane by lane. */
export function addProduct(sum: v128, a: v128, b: v128): v128 {
  return f32x4.add(sum, f32x4.mul(a, b));
}

/** `count` rounded up to a multiple of 4. */
export function upTo4(count: i32): i32 {
  return (count + 3) & ~3;
}

/** `count` rounded up to a multiple of 8. */
export function upTo8(count: i32): i32 {
  return (count + 7) & ~7;
}
