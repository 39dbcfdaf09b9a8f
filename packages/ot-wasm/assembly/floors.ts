// What no selection can be faster than: one pass that reads the weights and writes their signs. Also a quantizer in itself.
import { byteMask, bytes } from "./lanes";

/** Writes 1 for each weight ≥ 0 and −1 for the others, as bytes. */
export function writeSigns(x: usize, n: i32, out: usize): void {
  const zero = f32x4.splat(0);
  const one = i8x16.splat(1);
  const end = x + bytes(n);
  const whole = x + bytes(n & ~31);
  for (; x < whole; x += 128, out += 32) {
    const below = byteMask(
      f32x4.lt(v128.load(x), zero),
      f32x4.lt(v128.load(x, 16), zero),
      f32x4.lt(v128.load(x, 32), zero),
      f32x4.lt(v128.load(x, 48), zero),
    );
    const alsoBelow = byteMask(
      f32x4.lt(v128.load(x, 64), zero),
      f32x4.lt(v128.load(x, 80), zero),
      f32x4.lt(v128.load(x, 96), zero),
      f32x4.lt(v128.load(x, 112), zero),
    );
    v128.store(out, v128.or(below, one));
    v128.store(out, v128.or(alsoBelow, one), 16);
  }
  for (; x < end; x += 4, out++) store<i8>(out, load<f32>(x) >= 0 ? 1 : -1);
}

/** Copies `length` bytes. */
export function copyBytes(from: usize, to: usize, length: usize): void {
  memory.copy(to, from, length);
}
