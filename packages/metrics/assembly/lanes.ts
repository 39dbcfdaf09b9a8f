/**
 * The upper digits of the sums x + y + z of single bits, two binary digits each, where `differing` is x ^ y; the lower ones
 * are differing ^ z. A carry-save adder (Harley and Seal): so four vectors are counted with one count.
 */
export function carryOf(z: v128, x: v128, differing: v128): v128 {
  return v128.bitselect(z, x, differing);
}

/** How many of 128 bits are 1. */
export function onesOfLanes(v: v128): i64 {
  return popcnt(i64x2.extract_lane(v, 0)) + popcnt(i64x2.extract_lane(v, 1));
}
