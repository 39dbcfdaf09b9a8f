import { takeCandidates } from "./candidates";
import { countAboveAndAt } from "./counting";
import { bytes } from "./lanes";
import { floatAfter, floatBefore } from "./ordered-floats";
import { allFinite, roomForCandidates, Search, valuesOf } from "./search";
import { writeAbove, writeStepsAbove } from "./write-above";
import { STEP, writeBand, writeOne } from "./write-band";

/** Writes a group whose bracket is closed. Returns whether all weights are finite. */
export function finish<T>(s: Search, out: usize, lowValue: v128, change: v128): bool {
  if (s.aboveLow - s.aboveHigh <= roomForCandidates(s.size)) {
    writeBand<T>(s, floatAfter(s.low), s.high, out, lowValue, change);
    if (!allFinite(s)) return false;
    s.spacing = spacingOfCandidates(s);
    takeCandidates<T>(s, out, lowValue, change);
    return true;
  }
  s.cut = s.high;
  s.spacing = 0;
  writeAbove<T>(s, s.cut, out, lowValue, change);
  if (!allFinite(s)) return false;
  takeFirstTies<T>(s, s.aboveLow - s.aboveHigh, out, lowValue, change);
  return true;
}

/** Where the guesses failed, only the candidates tell how far apart weights lie near the cut. */
function spacingOfCandidates(s: Search): f32 {
  const values = valuesOf(s);
  let least: f32 = Infinity;
  let greatest: f32 = -Infinity;
  for (let k: i32 = 0; k < s.candidates; k++) {
    const value = load<f32>(values + bytes(k));
    least = min(least, value);
    greatest = max(greatest, value);
  }
  return (greatest - least) / <f32>max(4, s.candidates);
}

/**
 * Of the weights that equal the cut, takes the first ones; the last pass wrote and counted those above. All up to the last
 * wanted tie are written again, as taken.
 */
export function takeFirstTies<T>(s: Search, ties: i32, out: usize, lowValue: v128, change: v128): void {
  const wanted = s.count - s.above;
  s.surplus = ties - wanted;
  if (sizeof<T>() == 8) return;
  const end = placeOfTie(s, wanted) + 1;
  writeStepsAbove<T>(s, end & ~(STEP - 1), floatBefore(s.cut), out, lowValue, change);
  for (let i = end & ~(STEP - 1); i < end; i++)
    writeOne<T>(out, i, i32(load<f32>(s.weights + bytes(i)) >= s.cut), lowValue, change);
}

/** The index of the `wanted`-th weight that equals the cut, by counting in ever shorter pieces. */
function placeOfTie(s: Search, wanted: i32): i32 {
  let left = wanted;
  let i: i32 = 0;
  for (let piece: i32 = 4096; piece > 0; piece >>= 4)
    for (;;) {
      const ties = <i32>countAboveAndAt(s.weights + bytes(i), min(piece, s.size - i), s.cut);
      if (ties >= left) break;
      left -= ties;
      i += piece;
    }
  return i;
}
