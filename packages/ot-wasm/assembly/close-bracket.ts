import { rankedCut } from "./candidates";
import { countAbove, countAboveAndAt } from "./counting";
import { bytes } from "./lanes";
import { between, floatBefore } from "./ordered-floats";
import { roomForCandidates, Search, tighten, valuesOf } from "./search";

/** Thresholds taken from a few real weights before the bracket is halved, */
const PROBES: i32 = 2;

/** as long as no more passes than these have gone before. Halving takes 32 at most and writing one: all are at most 38. */
const PASSES_BEFORE_HALVING: i32 = 5;

/** Weights that a probe looks at. */
const PROBE_SAMPLE: i32 = 32;

/** Closes the bracket until few weights or one value are left inside: by a few real weights first, then by halving. */
export function closeBracket(s: Search): void {
  const few = roomForCandidates(s.size);
  let probes = min(PROBES, PASSES_BEFORE_HALVING - s.passes);
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
