import { isFinite32 } from "./lanes";
import { floatBefore } from "./ordered-floats";
import { bandHoldsCut, candidatesAreFew, Search, tighten, tightenByBand } from "./search";
import { writeAbove } from "./write-above";
import { writeBand } from "./write-band";

/** What a group's last selection tells the next one; three float32, of which NaN means that there was none. */
@unmanaged
export class Hint {
  cut: f32;
  /** How far the cut is expected to have moved. */
  radius: f32;
  /** 1 where the cut did not move at the last call, and no weight left out equals it. */
  steady: f32;
}

/** What is left of an earlier radius after a call. */
const FADING: f32 = 0.85;

/** Bytes of a hint. */
export const HINT_BYTES: usize = 12;

/**
 * Whether exactly `count` weights are still as great as the cut: they are then the greatest. Tried only where the cut
 * stood still before, as it does in evaluation, because a failure costs a pass.
 */
export function tryUnchanged<T>(s: Search, out: usize, lowValue: v128, change: v128, hint: usize): bool {
  const hinted = changetype<Hint>(hint);
  if (!(hinted.steady == 1)) return false;
  s.cut = hinted.cut;
  writeAbove<T>(s, floatBefore(hinted.cut), out, lowValue, change);
  if (s.above == s.count) return true;
  tighten(s, floatBefore(hinted.cut), s.above);
  return false;
}

/** Whether a hint gives a band. A negative radius would cross its ends, and weights between them would count twice. */
export function hasBand(hint: Hint): bool {
  return isFinite32(hint.cut) && isFinite32(hint.radius) && hint.radius >= 0;
}

/**
 * Whether the cut lies in the band of the last call, with few candidates or with one value alone: where more weights than
 * can be looked at equal the cut, the band closes on it.
 */
export function tryHint<T>(s: Search, out: usize, lowValue: v128, change: v128, hint: usize): bool {
  const hinted = changetype<Hint>(hint);
  if (!hasBand(hinted)) return false;
  const low = max<f32>(-f32.MAX_VALUE, hinted.cut - hinted.radius);
  const high = min<f32>(f32.MAX_VALUE, hinted.cut + hinted.radius);
  writeBand<T>(s, low, high, out, lowValue, change);
  s.spacing = (high - low) / <f32>max(4, s.candidates);
  s.cut = high; // if one value fills the band
  if (bandHoldsCut(s) && (candidatesAreFew(s) || low == high)) return true;
  tightenByBand(s, low, high);
  return false;
}

/**
 * The next band holds about five weights at least, and is twice as wide as the cut moved, now or, ever less, before: a cut
 * that happened to stand almost still moves again.
 */
export function keepHint(s: Search, hint: usize): void {
  const hinted = changetype<Hint>(hint);
  const moved = abs(s.cut - hinted.cut);
  const least: f32 = <f32>2.5 * s.spacing;
  hinted.steady = f32(i32(moved == 0) & i32(s.surplus == 0));
  const faded: f32 = hasBand(hinted) ? FADING * hinted.radius : 0;
  if (moved > 0) hinted.radius = max<f32>(least, max<f32>(moved + moved, faded));
  else hinted.radius = least; // at the first call, when `moved` is NaN, too
  hinted.cut = s.cut;
}
