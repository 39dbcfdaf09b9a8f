import { byteMask, bytes, sumOfBytes, sumOfFloats } from "./lanes";
import { Search } from "./search";
import { outputBytes, STEP, STEPS, writeRest, writeSixteen } from "./write-band";

/**
 * One pass that writes the high value for each weight above a threshold and the low value for all others, counts those
 * above, and sums all.
 */
export function writeAbove<T>(s: Search, threshold: f32, out: usize, lowValue: v128, change: v128): void {
  const end = s.size & ~(STEP - 1);
  s.passes += 1;
  s.above = 0;
  s.candidates = 0;
  s.sum = 0;
  writeStepsAbove<T>(s, end, threshold, out, lowValue, change);
  if (end < s.size) writeRest<T>(s, end, Infinity, threshold, out + outputBytes<T>(end), lowValue, change);
}

/** The whole steps before weight `end`. */
export function writeStepsAbove<T>(
  s: Search,
  end: i32,
  threshold: f32,
  out: usize,
  lowValue: v128,
  change: v128,
): void {
  for (let first: i32 = 0; first < end; first += STEPS * STEP) {
    const last = min(end, first + STEPS * STEP);
    writeStretchAbove<T>(s, first, last, threshold, out + outputBytes<T>(first), lowValue, change);
  }
}

function writeStretchAbove<T>(
  s: Search,
  first: i32,
  end: i32,
  threshold: f32,
  out: usize,
  lowValue: v128,
  change: v128,
): void {
  const beyond = f32x4.splat(threshold);
  const last = s.weights + bytes(end);
  let x = s.weights + bytes(first);
  let tally = i8x16.splat(0);
  let sums = f32x4.splat(0);
  for (; x < last; x += 64) {
    const a = v128.load(x);
    const b = v128.load(x, 16);
    const c = v128.load(x, 32);
    const d = v128.load(x, 48);
    sums = f32x4.add(sums, f32x4.add(f32x4.add(a, b), f32x4.add(c, d)));
    const ga = f32x4.gt(a, beyond);
    const gb = f32x4.gt(b, beyond);
    const gc = f32x4.gt(c, beyond);
    const gd = f32x4.gt(d, beyond);
    const taken = byteMask(ga, gb, gc, gd);
    tally = i8x16.sub(tally, taken);
    writeSixteen<T>(out, taken, ga, gb, gc, gd, lowValue, change);
    out += outputBytes<T>(16);
  }
  s.above += sumOfBytes(tally);
  s.sum += sumOfFloats(sums);
}
