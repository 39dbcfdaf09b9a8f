import { aimAtNormal, aimBySample } from "./aim";
import { takeCandidates } from "./candidates";
import { closeBracket } from "./close-bracket";
import { finish, takeFirstTies } from "./finish";
import { keepHint, tryHint, tryUnchanged } from "./hints";
import { allFinite, beginSearch, candidatesAreFew, FEW, LARGE, Search } from "./search";
import { writeAbove } from "./write-above";
import { NoOutput, writeBand } from "./write-band";

/** Passes of an aim; where as many have gone before, the weights were aimed at, and are not again. */
const PASSES_OF_AIM: i32 = 3;

/**
 * Writes the high value for the `count` greatest of a group's weights and the low value for the others; among equal
 * weights the earlier ones are greater. At most 38 passes over the weights, whatever they are; about 3 over bell-shaped ones.
 *
 * Each try is one writing pass over a band that should hold the cut and few weights beside it. The counts of that pass
 * prove it or say on which side the cut lies; the guesses decide only how many tries there are.
 *
 * @param s - a search that has begun, or goes on from a block of columns; its fields `cut` and `passes` are results
 * @param hint - address of the cut and radius of the last call, kept up to date; or 0
 * @returns whether all weights are finite; if not, the output is of no use
 */
export function selectGroup<T>(s: Search, out: usize, lowValue: v128, change: v128, hint: usize): bool {
  if (s.count == 0) {
    writeAbove<T>(s, Infinity, out, lowValue, change);
    s.cut = Infinity;
    return allFinite(s);
  }
  const fresh = s.passes == 0; // a column's hint may have been tried with its block
  if (hint != 0 && tryUnchanged<T>(s, out, lowValue, change, hint)) return allFinite(s);
  if (hint != 0 && fresh && tryHint<T>(s, out, lowValue, change, hint)) {
    if (!allFinite(s)) return false;
    if (candidatesAreFew(s)) takeCandidates<T>(s, out, lowValue, change);
    else takeFirstTies<T>(s, s.candidates, out, lowValue, change);
  } else if (!select<T>(s, out, lowValue, change)) return false;
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
  let aimed: i32 = 0;
  if (s.size > LARGE) aimed = aimBySample<T>(s, out, lowValue, change);
  else if (s.passes < PASSES_OF_AIM) aimed = aimAtNormal<T>(s, out, lowValue, change);
  if (aimed < 0) return false;
  if (aimed == 0) {
    closeBracket(s);
    return finish<T>(s, out, lowValue, change);
  }
  return true;
}
