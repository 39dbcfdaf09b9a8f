import { bytes } from "./lanes";

/** dx = dy where |x| ≤ 1, else 0. */
export function signActivationGrad(dy: usize, x: usize, dx: usize, count: i32): void {
  const one = f32x4.splat(1);
  const end = x + bytes(count);
  for (; x + 16 <= end; x += 16, dy += 16, dx += 16)
    v128.store(dx, v128.and(v128.load(dy), f32x4.le(f32x4.abs(v128.load(x)), one)));
  for (; x < end; x += 4, dy += 4, dx += 4) store<f32>(dx, abs<f32>(load<f32>(x)) <= 1 ? load<f32>(dy) : 0);
}
