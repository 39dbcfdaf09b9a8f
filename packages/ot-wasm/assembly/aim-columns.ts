import { marginOf, middleOf, takeAim } from "./aim";
import { behindRow } from "./column-as-row";
import { abovesOf, Block, candidatesOf, highsOf, lowsOf, squaresOf, sumsOf, WIDE } from "./column-block";
import { countColumns, sumColumns } from "./columns-band";
import { HINT_BYTES, Hint, hasBand } from "./hints";
import { bytes, isFinite32 } from "./lanes";
import { FEW, Search } from "./search";

/**
 * Bands around the cuts of the last call, where every column has one, or no weight to be selected. Wide ones: if two fail, all
 * are aimed anew.
 */
export function aimByHints(b: Block, counts: usize, hints: usize): bool {
  for (let lane: i32 = 0; lane < WIDE; lane++) {
    if (load<i32>(counts + bytes(lane)) == 0) {
      storeBand(b, lane, Infinity, Infinity);
      continue;
    }
    const hint = changetype<Hint>(hints + <usize>lane * HINT_BYTES);
    if (!hasBand(hint)) return false;
    setBand(b, lane, hint.cut - <f32>1.5 * hint.radius, hint.cut + <f32>1.5 * hint.radius);
  }
  return true;
}

/** Bands beside the thresholds of normal weights, as far off as their counts say. */
export function aimColumns(b: Block, s: Search, counts: usize): void {
  b.passes += 2; // sums and counts
  sumColumns(b, behindRow(b, s));
  const sampled = <f32>((b.size + 7) >> 3);
  for (let lane: i32 = 0; lane < WIDE; lane++) {
    const mean = load<f32>(sumsOf(b) + bytes(lane)) / <f32>b.size;
    const variance = load<f32>(squaresOf(b) + bytes(lane)) / sampled - mean * mean;
    const deviation = sqrt<f32>(max<f32>(variance, 0));
    s.size = b.size;
    s.count = load<i32>(counts + bytes(lane));
    takeAim(s);
    const threshold = mean + deviation * s.aimedAt;
    store<f32>(highsOf(b) + bytes(lane), isFinite32(threshold) ? threshold : 0);
    store<f32>(lowsOf(b) + bytes(lane), deviation * s.aimedSpacing);
  }
  countColumns(b);
  for (let lane: i32 = 0; lane < WIDE; lane++) {
    const count = load<i32>(counts + bytes(lane));
    if (count == 0) {
      storeBand(b, lane, Infinity, Infinity);
      continue;
    }
    const off = <f32>(load<i32>(abovesOf(b) + bytes(lane)) - count);
    const spacing = load<f32>(lowsOf(b) + bytes(lane));
    const margin = marginOf(off, spacing);
    const middle = middleOf(load<f32>(highsOf(b) + bytes(lane)), off, spacing);
    setBand(b, lane, middle - margin, middle + margin);
  }
}

/** How many bands lost a cut that was moving. One that stood still is found in one pass as a row. */
export function bandsThatFailed(b: Block, counts: usize, hints: usize): i32 {
  let failed: i32 = 0;
  for (let lane: i32 = 0; lane < WIDE; lane++) {
    const count = load<i32>(counts + bytes(lane));
    const moving = changetype<Hint>(hints + <usize>lane * HINT_BYTES).steady != 1;
    failed += i32(moving && !holdsCut(b, lane, count));
  }
  return failed;
}

/** Whether a column's cut is among its candidates, and they are few or all equal; or no cut is wanted. */
export function holdsCut(b: Block, lane: i32, count: i32): bool {
  if (count == 0) return true;
  const above = load<i32>(abovesOf(b) + bytes(lane));
  const candidates = load<i32>(candidatesOf(b) + bytes(lane));
  return above < count && count <= above + candidates && (candidates <= FEW || isOneValue(b, lane));
}

/** Whether a column's band holds one value alone. */
function isOneValue(b: Block, lane: i32): bool {
  return load<f32>(lowsOf(b) + bytes(lane)) == load<f32>(highsOf(b) + bytes(lane));
}

/** A band that is not finite becomes one at 0, which will fail: the column is then selected as a row. */
function setBand(b: Block, lane: i32, low: f32, high: f32): void {
  const sound = isFinite32(low) && isFinite32(high);
  storeBand(b, lane, sound ? low : 0, sound ? high : 0);
}

function storeBand(b: Block, lane: i32, low: f32, high: f32): void {
  store<f32>(lowsOf(b) + bytes(lane), low);
  store<f32>(highsOf(b) + bytes(lane), high);
}
