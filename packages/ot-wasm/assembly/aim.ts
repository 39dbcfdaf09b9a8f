import { takeCandidates } from "./candidates";
import { countAbove, firstNonFinite, sampledSquares, sumOf } from "./counting";
import { bytes, isFinite32 } from "./lanes";
import { normalDensity, upperNormalQuantile } from "./normal-aim";
import {
  allFinite,
  bandHoldsCut,
  candidatesAreFew,
  Search,
  sampleSize,
  scratchBehind,
  tighten,
  tightenByBand,
} from "./search";
import { cutOf } from "./select-group";
import { writeBand } from "./write-band";

/**
 * Aims as if the weights were normal: a first threshold from mean and deviation, then a band beside it as far off as its
 * count says. Returns 1 if that wrote the group, 0 if not, −1 if a weight is not finite.
 */
export function aimAtNormal<T>(s: Search, out: usize, lowValue: v128, change: v128): i32 {
  const n = s.size;
  s.passes += 1;
  s.sum = sumOf(s.weights, n);
  if (!allFinite(s)) return -1;
  const mean = s.sum / <f32>n;
  const deviation = sqrt(sampledSquares(s.weights, n, mean));
  takeAim(s);
  const spacing = deviation * s.aimedSpacing;
  const threshold = mean + deviation * s.aimedAt;
  s.spacing = spacing;
  if (!isFinite32(threshold) || !(spacing > 0)) return 0;
  s.passes += 1;
  const above = countAbove(s.weights, n, threshold);
  tighten(s, threshold, above);
  const off = <f32>(above - s.count);
  if (abs(off) > <f32>((n >> 3) + 16)) return 0;
  const margin = marginOf(off, spacing);
  const middle = middleOf(threshold, off, spacing);
  const low = max(s.low, middle - margin);
  const high = min(s.high, middle + margin);
  if (!(low <= high)) return 0;
  return tryBand<T>(s, low, high, out, lowValue, change);
}

/** Where the cut should lie when `off` more weights than wanted, or fewer, lie above a threshold. */
export function middleOf(threshold: f32, off: f32, spacing: f32): f32 {
  return threshold + (off + <f32>0.5) * spacing;
}

/** How far beside that it may lie. */
export function marginOf(off: f32, spacing: f32): f32 {
  return (<f32>3 + <f32>1.3 * sqrt<f32>(abs(off))) * spacing;
}

/** Where the cut of a standard normal lies and how far apart its weights are there; rows of one kind need it once. */
export function takeAim(s: Search): void {
  if (s.aimedSize == s.size && s.aimedCount == s.count) return;
  const z = upperNormalQuantile((<f64>s.count - 0.5) / <f64>s.size);
  s.aimedSize = s.size;
  s.aimedCount = s.count;
  s.aimedAt = <f32>z;
  s.aimedSpacing = <f32>(1 / (<f64>s.size * normalDensity(z)));
}

/** Aims by the ranks of a sample, four standard deviations to either side. Results as of aimAtNormal. */
export function aimBySample<T>(s: Search, out: usize, lowValue: v128, change: v128): i32 {
  const n = s.size;
  const sample = scratchBehind(s);
  const size = sampleSize(n);
  const scratch = sample + bytes(size);
  gatherSample(s, sample, size);
  const sum = sumOf(sample, size);
  if (!isFinite32(sum) && firstNonFinite(sample, size) >= 0) return -1;
  const share = <f64>s.count / <f64>n;
  const expected = share * <f64>size;
  const margin = 4 * sqrt(expected * (1 - share)) + 2;
  const upper = <i32>(expected - margin);
  const lower = <i32>(expected + margin);
  const high = upper < 1 ? f32.MAX_VALUE : cutOf(sample, size, upper, scratch);
  const low = lower > size ? -f32.MAX_VALUE : cutOf(sample, size, lower, scratch);
  return tryBand<T>(s, low, high, out, lowValue, change);
}

/** Whole cache lines, one from each of many equal stretches, at a place in the stretch that follows from its number. */
function gatherSample(s: Search, sample: usize, size: i32): void {
  const lines = size >> 4;
  const stretch = <f64>(s.size - 16) / <f64>lines;
  let random: u32 = 12345;
  for (let line: i32 = 0; line < lines; line++) {
    random = random * 1664525 + 1013904223;
    const place = (<f64>line + <f64>(random >> 8) / 16777216) * stretch;
    memory.copy(sample + ((<usize>line) << 6), s.weights + bytes(<i32>place & ~15), 64);
  }
}

function tryBand<T>(s: Search, low: f32, high: f32, out: usize, lowValue: v128, change: v128): i32 {
  writeBand<T>(s, low, high, out, lowValue, change);
  if (!allFinite(s)) return -1;
  if (bandHoldsCut(s) && candidatesAreFew(s)) {
    s.spacing = (high - low) / <f32>max(4, s.candidates);
    takeCandidates<T>(s, out, lowValue, change);
    return 1;
  }
  tightenByBand(s, low, high);
  return 0;
}
