import { carryOf, onesOfLanes } from "./lanes";

/** Bytes in a step: 64 that are counted as vectors, and 32 as whole numbers meanwhile, on units that vectors leave idle. */
const STEP: usize = 96;

/** How many bits of two arrays of `words` words differ, modulo 2³². */
export function countDiffering(a: usize, b: usize, words: i32): i32 {
  const end = a + wordBytes(words);
  let single: i64 = 0;
  let fours: i64 = 0;
  let ones = i64x2.splat(0);
  let twos = ones;
  for (; a + STEP <= end; a += STEP, b += STEP) {
    const first = v128.xor(v128.load(a), v128.load(b));
    const second = v128.xor(v128.load(a, 16), v128.load(b, 16));
    const firstTwo = v128.xor(first, second);
    const carry = carryOf(ones, first, firstTwo);
    ones = v128.xor(ones, firstTwo);
    single += popcnt(load<u64>(a, 64) ^ load<u64>(b, 64));
    single += popcnt(load<u64>(a, 72) ^ load<u64>(b, 72));
    const third = v128.xor(v128.load(a, 32), v128.load(b, 32));
    const fourth = v128.xor(v128.load(a, 48), v128.load(b, 48));
    const lastTwo = v128.xor(third, fourth);
    const otherCarry = carryOf(ones, third, lastTwo);
    ones = v128.xor(ones, lastTwo);
    single += popcnt(load<u64>(a, 80) ^ load<u64>(b, 80));
    single += popcnt(load<u64>(a, 88) ^ load<u64>(b, 88));
    const carries = v128.xor(carry, otherCarry);
    fours += onesOfLanes(carryOf(twos, carry, carries));
    twos = v128.xor(twos, carries);
  }
  for (; a + 8 <= end; a += 8, b += 8) single += popcnt(load<u64>(a) ^ load<u64>(b));
  if (a < end) single += popcnt<u32>(load<u32>(a) ^ load<u32>(b));
  return <i32>(single + onesOfLanes(ones) + 2 * onesOfLanes(twos) + 4 * fours);
}

/** The same for each of `rows` rows of `words` words, which lie one behind the other in both, written to `out` as uint32. */
export function countDifferingPerRow(a: usize, b: usize, rows: i32, words: i32, out: usize): void {
  const length = wordBytes(words);
  for (let row: i32 = 0; row < rows; row++, a += length, b += length, out += 4)
    store<i32>(out, countDiffering(a, b, words));
}

function wordBytes(words: i32): usize {
  return (<usize>words) << 2;
}
