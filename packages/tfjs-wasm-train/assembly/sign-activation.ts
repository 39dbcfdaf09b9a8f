import { bytes } from "./lanes";

/** y = +1 where x ≥ 0 (so −0 gives +1), else −1. */
export function signActivation(x: usize, y: usize, count: i32): void {
  const plus = f32x4.splat(1);
  const minus = f32x4.splat(-1);
  const zero = f32x4.splat(0);
  const end = x + bytes(count);
  for (; x + 16 <= end; x += 16, y += 16)
    v128.store(y, v128.bitselect(plus, minus, f32x4.ge(v128.load(x), zero)));
  for (; x < end; x += 4, y += 4) store<f32>(y, load<f32>(x) >= 0 ? 1 : -1);
}
