// What no selection can be faster than: one pass that reads the weights and writes their signs. Also a quantizer in itself.
import { byteMask, bytes } from "./lanes";

/** Writes 1 for each weight ≥ 0 and −1 for the others, as bytes. */
export function writeSigns(x: usize, n: i32, out: usize): void {
  const zero = f32x4.splat(0);
  const whole = n & ~15;
  let i: i32 = 0;
  for (; i < whole; i += 16) {
    const at = x + bytes(i);
    const below = byteMask(
      f32x4.lt(v128.load(at), zero),
      f32x4.lt(v128.load(at, 16), zero),
      f32x4.lt(v128.load(at, 32), zero),
      f32x4.lt(v128.load(at, 48), zero),
    );
    v128.store(out + i, v128.or(below, i8x16.splat(1)));
  }
  for (; i < n; i++) store<i8>(out + i, load<f32>(x + bytes(i)) >= 0 ? 1 : -1);
}

/** Copies `length` bytes. */
export function copyBytes(from: usize, to: usize, length: usize): void {
  memory.copy(to, from, length);
}
