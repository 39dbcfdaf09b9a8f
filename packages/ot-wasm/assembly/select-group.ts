import { rankedCut, takeCandidates } from "./candidates";
import { countAbove, countAboveAndAt, firstNonFinite, sampledSquares, sumOf } from "./counting";
import { bytes, isFinite32 } from "./lanes";
import { normalDensity, upperNormalQuantile } from "./normal-aim";
import { between, floatAfter, floatBefore } from "./ordered-floats";
import {
  bandHoldsCut,
  beginSearch,
  FEW,
  LARGE,
  roomForCandidates,
  sampleSize,
  scratchBehind,
  Search,
  tighten,
  tightenByBand,
  valuesOf,
} from "./search";
import { NoOutput, writeAbove, writeBand, writeOne } from "./write-band";

/** Thresholds taken from a few real weights before the bracket is halved, */
const PROBES: i32 = 2;

/** where no more passes than these have gone before. Halving takes 32 at most and writing one, so all are at most 38. */
const PASSES_BEFORE_PROBES: i32 = 3;

/** Weights that a probe looks at. */
const PROBE_SAMPLE: i32 = 32;

/**
 * Writes the high value for the `count` greatest of a group's weights and the low value for the others; among equal
 * weights the earlier ones are greater. At most 38 passes over the weights, whatever they are; about 3 over bell-shaped ones.
 *
 * Each try is one writing pass over a band that should hold the cut and few weights beside it. The counts of that pass
 * prove it or say on which side the cut lies; the guesses decide only how many tries there are.
 *
 * @param s - a search that has begun; its fields `cut` and `passes` are results
 * @param hint - address of the cut and radius of the last call, kept up to date; or 0
 * @returns whether all weights are finite; if not, the output is of no use
 */
export function selectGroup<T>(s: Search, out: usize, lowValue: v128, change: v128, hint: usize): bool {
  if (s.count == 0) {
    writeAbove<T>(s, Infinity, out, lowValue, change);
    s.cut = Infinity;
    return allFinite(s);
  }
  if (hint != 0 && tryUnchanged<T>(s, out, lowValue, change, hint)) return allFinite(s);
  if (hint != 0 && tryHint<T>(s, out, lowValue, change, hint)) {
    if (!allFinite(s)) return false;
    takeCandidates<T>(s, out, lowValue, change);
  } else {
    if (!select<T>(s, out, lowValue, change)) return false;
  }
  if (hint != 0) keepHint(s, hint);
  return true;
}

/** The `count`-th greatest of finite values. */
export function cutOf(values: usize, size: i32, count: i32, scratch: usize): f32 {
  const s = changetype<Search>(scratch);
  s.aimedSize = -1;
  beginSearch(s, values, size, count);
  const none = i64x2.splat(0);
  select<NoOutput>(s, 0, none, none);
  return s.cut;
}

/** Without a hint. */
function select<T>(s: Search, out: usize, lowValue: v128, change: v128): bool {
  if (s.size <= FEW) {
    writeBand<T>(s, -Infinity, Infinity, out, lowValue, change);
    if (!allFinite(s)) return false;
    takeCandidates<T>(s, out, lowValue, change);
    return true;
  }
  const aimed = s.size <= LARGE ? aimAtNormal<T>(s, out, lowValue, change) : aimBySample<T>(s, out, lowValue, change);
  if (aimed < 0) return false;
  if (aimed == 0) {
    closeBracket(s);
    return finish<T>(s, out, lowValue, change);
  }
  return true;
}

/** What a group's last selection tells the next one; three float32, of which NaN means that there was none. */
@unmanaged
class Hint {
  cut: f32;
  /** How far the cut is expected to have moved. */
  radius: f32;
  /** 1 where the cut did not move at the last call, and no weight left out equals it. */
  steady: f32;
}

/** Bytes of a hint. */
export const HINT_BYTES: usize = 12;

/**
 * Whether exactly `count` weights are still as great as the cut: they are then the greatest. Tried only where the cut
 * stood still before, as it does in evaluation, because a failure costs a pass.
 */
function tryUnchanged<T>(s: Search, out: usize, lowValue: v128, change: v128, hint: usize): bool {
  const hinted = changetype<Hint>(hint);
  if (!(hinted.steady == 1)) return false;
  s.cut = hinted.cut;
  writeAbove<T>(s, floatBefore(hinted.cut), out, lowValue, change);
  if (s.above == s.count) return true;
  tighten(s, floatBefore(hinted.cut), s.above);
  return false;
}

/** Whether the cut lies in the band of the last call. */
function tryHint<T>(s: Search, out: usize, lowValue: v128, change: v128, hint: usize): bool {
  const hinted = changetype<Hint>(hint);
  if (!(isFinite32(hinted.cut) && isFinite32(hinted.radius))) return false;
  const low = max<f32>(-f32.MAX_VALUE, hinted.cut - hinted.radius);
  const high = min<f32>(f32.MAX_VALUE, hinted.cut + hinted.radius);
  writeBand<T>(s, low, high, out, lowValue, change);
  s.spacing = (high - low) / <f32>max(4, s.candidates);
  if (bandHoldsCut(s)) return true;
  tightenByBand(s, low, high);
  return false;
}

/** The next band is twice as wide as the cut moved, and holds about five weights at least. */
function keepHint(s: Search, hint: usize): void {
  const hinted = changetype<Hint>(hint);
  const moved = abs(s.cut - hinted.cut);
  const least: f32 = <f32>2.5 * s.spacing;
  hinted.steady = f32(i32(moved == 0) & i32(s.surplus == 0));
  hinted.radius = moved > 0 ? max<f32>(least, moved + moved) : least; // NaN is not greater
  hinted.cut = s.cut;
}

/**
 * Aims as if the weights were normal: a first threshold from mean and deviation, then a band beside it as far off as its
 * count says. Returns 1 if that wrote the group, 0 if not, −1 if a weight is not finite.
 */
function aimAtNormal<T>(s: Search, out: usize, lowValue: v128, change: v128): i32 {
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
  const margin = (<f32>3 + <f32>1.3 * sqrt<f32>(abs(off))) * spacing;
  const middle = threshold + (off + <f32>0.5) * spacing;
  const low = max(s.low, middle - margin);
  const high = min(s.high, middle + margin);
  if (!(low <= high)) return 0;
  return tryBand<T>(s, low, high, out, lowValue, change);
}

/** Where the cut of a standard normal lies and how far apart its weights are there; rows of one kind need it once. */
function takeAim(s: Search): void {
  if (s.aimedSize == s.size && s.aimedCount == s.count) return;
  const z = upperNormalQuantile((<f64>s.count - 0.5) / <f64>s.size);
  s.aimedSize = s.size;
  s.aimedCount = s.count;
  s.aimedAt = <f32>z;
  s.aimedSpacing = <f32>(1 / (<f64>s.size * normalDensity(z)));
}

/** Aims by the ranks of a sample, four standard deviations to either side. Results as of aimAtNormal. */
function aimBySample<T>(s: Search, out: usize, lowValue: v128, change: v128): i32 {
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
export function gatherSample(s: Search, sample: usize, size: i32): void {
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
  if (bandHoldsCut(s)) {
    s.spacing = (high - low) / <f32>max(4, s.candidates);
    takeCandidates<T>(s, out, lowValue, change);
    return 1;
  }
  tightenByBand(s, low, high);
  return 0;
}

/** Closes the bracket until few weights or one value are left inside: by a few real weights first, then by halving. */
function closeBracket(s: Search): void {
  const few = roomForCandidates(s.size);
  let probes = s.passes <= PASSES_BEFORE_PROBES ? PROBES : 0;
  while (s.aboveLow - s.aboveHigh > few) {
    const middle = between(s.low, s.high);
    if (middle == s.high) return;
    if (probes-- > 0 && probe(s)) continue;
    s.passes += 1;
    tighten(s, middle, countAbove(s.weights, s.size, middle));
  }
}

/** Both sides of a weight that is really there, about where the cut lies: with heavy ties, most likely the tied value. */
function probe(s: Search): bool {
  const sample = valuesOf(s);
  const stride = bytes(max(1, s.size / PROBE_SAMPLE));
  let at = s.weights;
  let n: i32 = 0;
  for (let k: i32 = 0; k < PROBE_SAMPLE; k++, at += stride) {
    const value = load<f32>(at);
    store<f32>(sample + bytes(n), value);
    n += i32(value > s.low) & i32(value <= s.high);
  }
  if (n == 0) return false;
  const share = <f64>(s.count - s.aboveHigh) / <f64>(s.aboveLow - s.aboveHigh);
  const value = rankedCut(sample, n, max(1, min(n, <i32>(share * <f64>n + 0.5))));
  s.passes += 1;
  const counts = countAboveAndAt(s.weights, s.size, value);
  const above = <i32>(counts >> 32);
  const from = above + <i32>counts;
  tighten(s, value, above);
  tighten(s, floatBefore(value), from);
  return true;
}

/** Writes a group whose bracket is closed. Returns whether all weights are finite. */
function finish<T>(s: Search, out: usize, lowValue: v128, change: v128): bool {
  if (s.aboveLow - s.aboveHigh <= roomForCandidates(s.size)) {
    writeBand<T>(s, floatAfter(s.low), s.high, out, lowValue, change);
    if (!allFinite(s)) return false;
    takeCandidates<T>(s, out, lowValue, change);
    return true;
  }
  s.cut = s.high;
  return takeTies<T>(s, out, lowValue, change);
}

/**
 * One value fills the bracket: takes the first of these ties. Whichever is shorter, it adds the wanted ones from the front
 * or takes the others away from the back.
 */
function takeTies<T>(s: Search, out: usize, lowValue: v128, change: v128): bool {
  const cut = s.cut;
  const wanted = s.count - s.aboveHigh;
  const surplus = s.aboveLow - s.count;
  s.surplus = surplus;
  const forwards = wanted <= surplus;
  writeAbove<T>(s, forwards ? cut : floatBefore(cut), out, lowValue, change);
  if (!allFinite(s)) return false;
  if (sizeof<T>() == 8) return true;
  let left = min(wanted, surplus);
  for (let i: i32 = forwards ? 0 : s.size - 1; left > 0; i += forwards ? 1 : -1) {
    const w = load<f32>(s.weights + bytes(i));
    const tie = i32(w == cut);
    writeOne<T>(out, i, i32(w > cut) | (tie & i32(forwards)), lowValue, change);
    left -= tie;
  }
  return true;
}

/** The sum is not finite where a weight is not; where huge weights made it so, a look at each tells. */
function allFinite(s: Search): bool {
  return isFinite32(s.sum) || firstNonFinite(s.weights, s.size) < 0;
}
