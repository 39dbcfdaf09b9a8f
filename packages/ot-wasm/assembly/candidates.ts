import { byteMask, bytes } from "./lanes";
import { FEW, indicesOf, Search, scratchBehind, valuesOf } from "./search";
import { cutOf } from "./select-group";
import { writeOne } from "./write-band";

/**
 * Takes as many of the candidates as are still wanted, the greatest first and the earlier ones among equals, writes them,
 * and so finds the cut.
 */
export function takeCandidates<T>(s: Search, out: usize, lowValue: v128, change: v128): void {
  const wanted = s.count - s.above;
  const values = valuesOf(s);
  const n = s.candidates;
  s.cut = n <= FEW ? rankedCut(values, n, wanted) : cutOf(values, n, wanted, scratchBehind(s));
  takeAmong<T>(s, values, indicesOf(s), n, wanted, 1, out, lowValue, change);
}

/** Of `n` candidates, takes those above the cut and the first ties at it, `wanted` in all; weights stand `interleave` apart. */
export function takeAmong<T>(
  s: Search,
  values: usize,
  indices: usize,
  n: i32,
  wanted: i32,
  interleave: i32,
  out: usize,
  lowValue: v128,
  change: v128,
): void {
  if (sizeof<T>() == 8) return;
  const cut = s.cut;
  let left = wanted;
  for (let k: i32 = 0; k < n; k++) left -= i32(load<f32>(values + bytes(k)) > cut);
  s.surplus = -left;
  for (let k: i32 = 0; k < n; k++) {
    const value = load<f32>(values + bytes(k));
    const tie = i32(value == cut);
    const taken = tie & i32(left > 0);
    left -= taken;
    s.surplus += tie;
    writeOne<T>(out, load<i32>(indices + bytes(k)) * interleave, i32(value > cut) | taken, lowValue, change);
  }
}

/** The `wanted`-th greatest of at most FEW values, by counting for each how many are greater. Pads them to whole steps. */
export function rankedCut(values: usize, n: i32, wanted: i32): f32 {
  for (let k = n; k & 15; k++) store<f32>(values + bytes(k), -Infinity);
  for (let k: i32 = 0; k < n; k++) {
    const value = load<f32>(values + bytes(k));
    const v = f32x4.splat(value);
    let greater: i32 = 0;
    let from: i32 = 0;
    for (let at: i32 = 0; at < n; at += 16) {
      const a = v128.load(values + bytes(at));
      const b = v128.load(values + bytes(at), 16);
      const c = v128.load(values + bytes(at), 32);
      const d = v128.load(values + bytes(at), 48);
      greater += popcnt(
        i8x16.bitmask(byteMask(f32x4.gt(a, v), f32x4.gt(b, v), f32x4.gt(c, v), f32x4.gt(d, v))),
      );
      from += popcnt(i8x16.bitmask(byteMask(f32x4.ge(a, v), f32x4.ge(b, v), f32x4.ge(c, v), f32x4.ge(d, v))));
    }
    if (greater < wanted && wanted <= from) return value;
  }
  return NaN; // not reached: one of the values has that rank
}
