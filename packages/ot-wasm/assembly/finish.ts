import { takeCandidates } from "./candidates";
import { bytes } from "./lanes";
import { floatAfter, floatBefore } from "./ordered-floats";
import { allFinite, roomForCandidates, Search, valuesOf } from "./search";
import { writeAbove, writeBand, writeOne } from "./write-band";

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
  return takeTies<T>(s, out, lowValue, change);
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
