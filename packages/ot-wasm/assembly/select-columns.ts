import { takeAim } from "./aim";
import { rankedCut, takeAmong } from "./candidates";
import {
  abovesOf,
  BLOCK_BYTES,
  Block,
  candidatesOf,
  columnIsFinite,
  countColumns,
  highsOf,
  indicesOf,
  lowsOf,
  squaresOf,
  sumColumns,
  sumsOf,
  valuesOf,
  WIDE,
  weightOf,
  writeColumnsBand,
} from "./columns-band";
import { HINT_BYTES, Hint, hasBand, keepHint } from "./hints";
import { bytes, isFinite32 } from "./lanes";
import { BYTES, changeLanes, FLOATS, lowLanes, PACKED, rowPitch } from "./outputs";
import { beginSearch, FEW, Search, searchBytes, tightenByBand } from "./search";
import { selectInto } from "./select-rows";
import { writeOne } from "./write-band";

/**
 * Bytes of scratch that `selectColumns` needs for so many columns of `size` weights: a search, a column as a row and its
 * outputs, and a copy of sixteen columns where they are read together. A float64, because they may exceed 32 bits.
 */
export function columnScratchBytes(columns: i32, size: i32, kind: i32): f64 {
  const single = <f64>(BLOCK_BYTES + alignedSearchBytes(size)) + 2 * <f64>rowBytes(size);
  return isWide(columns, kind) ? single + <f64>size * <f64>(4 * WIDE) : single;
}

/** Whether columns are read sixteen at a time. Packed bits are not: a column's stand in words of its own. */
function isWide(columns: i32, kind: i32): bool {
  return columns >= WIDE && kind != PACKED;
}

/**
 * `selectRows` for the columns `begin` … `end` − 1 of a row-major matrix [size, columns], read in place, sixteen columns at a
 * time. Outputs stand as the weights do; packed bits stand as those of rows do, one column after the other. All addresses
 * are those of the whole matrix.
 *
 * A column whose band failed, or one of fewer than sixteen, is copied into a row and selected there.
 */
export function selectColumns(
  weights: usize,
  columns: i32,
  begin: i32,
  end: i32,
  size: i32,
  counts: usize,
  out: usize,
  kind: i32,
  low: i32,
  high: i32,
  hints: usize,
  scratch: usize,
): i32 {
  const b = changetype<Block>(scratch);
  const s = changetype<Search>(scratch + BLOCK_BYTES);
  const lowValue = lowLanes(kind, low);
  const change = changeLanes(kind, low, high);
  b.size = size;
  b.outColumns = columns;
  b.passes = 0;
  s.aimedSize = -1;
  let most: i32 = 0;
  const wide = isWide(end - begin, kind);
  for (let column = begin; column < end; column += wide ? WIDE : 1) {
    const first = wide ? min(column, end - WIDE) : column; // the last block may overlap the one before
    b.weights = weights + bytes(first);
    b.columns = columns;
    b.firstNew = column - first;
    const to =
      kind == PACKED
        ? out + <usize>first * rowPitch(kind, size)
        : out + (kind == FLOATS ? bytes(first) : <usize>first);
    const count = counts + bytes(first);
    const hint = hints == 0 ? 0 : hints + <usize>first * HINT_BYTES;
    const passes = wide
      ? selectBlock(kind, b, s, count, to, lowValue, change, hint)
      : selectColumn(kind, b, s, 0, load<i32>(count), to, lowValue, change, hint);
    if (passes < 0) return passes - first;
    most = max(most, passes);
  }
  return most;
}

/** Sixteen columns. Returns the most passes, or −1 − lane for a column that is not finite. */
function selectBlock(
  kind: i32,
  b: Block,
  s: Search,
  counts: usize,
  out: usize,
  lowValue: v128,
  change: v128,
  hints: usize,
): i32 {
  const hinted = hints != 0 && aimByHints(b, counts, hints);
  b.passes = 0;
  if (hinted) writeBands(kind, b, out, lowValue, change);
  if (!hinted || bandsThatFailed(b, counts, hints) > 1) {
    aimColumns(b, s, counts);
    writeBands(kind, b, out, lowValue, change);
  }
  let most = b.passes;
  for (let lane: i32 = 0; lane < WIDE; lane++) {
    if (!columnIsFinite(b, lane)) return -1 - lane;
    const count = load<i32>(counts + bytes(lane));
    if (count == 0) continue; // its band lay above all weights, which have their value
    const hint = hints == 0 ? 0 : hints + <usize>lane * HINT_BYTES;
    const to = out + (kind == FLOATS ? bytes(lane) : <usize>lane);
    if (holdsCut(b, lane, count)) {
      if (kind == BYTES) takeFromLane<u8>(b, s, lane, count, to, lowValue, change);
      else takeFromLane<f32>(b, s, lane, count, to, lowValue, change);
      if (hint != 0 && lane >= b.firstNew) keepHint(s, hint);
    } else {
      most = max(most, selectColumn(kind, b, s, lane, count, to, lowValue, change, hint));
    }
  }
  return most;
}

function writeBands(kind: i32, b: Block, out: usize, lowValue: v128, change: v128): void {
  b.passes += 1;
  if (kind == BYTES) writeColumnsBand<u8>(b, out, lowValue, change);
  else writeColumnsBand<f32>(b, out, lowValue, change);
}

/** How many bands lost a cut that was moving. One that stood still is found in one pass as a row. */
function bandsThatFailed(b: Block, counts: usize, hints: usize): i32 {
  let failed: i32 = 0;
  for (let lane: i32 = 0; lane < WIDE; lane++) {
    const count = load<i32>(counts + bytes(lane));
    const moving = changetype<Hint>(hints + <usize>lane * HINT_BYTES).steady != 1;
    failed += i32(moving && !holdsCut(b, lane, count));
  }
  return failed;
}

/**
 * Bands around the cuts of the last call, where every column has one, or no weight to be selected. Wide ones: if two fail, all
 * are aimed anew.
 */
function aimByHints(b: Block, counts: usize, hints: usize): bool {
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
function aimColumns(b: Block, s: Search, counts: usize): void {
  b.passes += 2; // sums and counts
  sumColumns(b, rowOf(b, s) + 2 * rowBytes(b.size));
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
    const margin = (<f32>3 + <f32>1.3 * sqrt<f32>(abs(off))) * spacing;
    const middle = load<f32>(highsOf(b) + bytes(lane)) + (off + <f32>0.5) * spacing;
    setBand(b, lane, middle - margin, middle + margin);
  }
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

/** Whether a column's cut is among its candidates, and they are few or all equal; or no cut is wanted. */
function holdsCut(b: Block, lane: i32, count: i32): bool {
  if (count == 0) return true;
  const above = load<i32>(abovesOf(b) + bytes(lane));
  const candidates = load<i32>(candidatesOf(b) + bytes(lane));
  return above < count && count <= above + candidates && (candidates <= FEW || isOneValue(b, lane));
}

/** Whether a column's band holds one value alone. */
function isOneValue(b: Block, lane: i32): bool {
  return load<f32>(lowsOf(b) + bytes(lane)) == load<f32>(highsOf(b) + bytes(lane));
}

/** Takes the wanted ones of a column's candidates; `out` is the place of its first output. */
function takeFromLane<T>(
  b: Block,
  s: Search,
  lane: i32,
  count: i32,
  out: usize,
  lowValue: v128,
  change: v128,
): void {
  const n = load<i32>(candidatesOf(b) + bytes(lane));
  const wanted = count - load<i32>(abovesOf(b) + bytes(lane));
  if (n > FEW) {
    takeTiesFromLane<T>(b, s, lane, wanted, out, lowValue, change);
    return;
  }
  const values = valuesOf(b, lane);
  s.cut = rankedCut(values, n, wanted);
  takeAmong<T>(s, values, indicesOf(b, lane), n, wanted, b.outColumns, out, lowValue, change);
  s.spacing = (load<f32>(highsOf(b) + bytes(lane)) - load<f32>(lowsOf(b) + bytes(lane))) / <f32>max(4, n);
}

/** Where too many to be looked at equal the cut: takes the first of them. */
function takeTiesFromLane<T>(
  b: Block,
  s: Search,
  lane: i32,
  wanted: i32,
  out: usize,
  lowValue: v128,
  change: v128,
): void {
  s.cut = load<f32>(highsOf(b) + bytes(lane));
  s.surplus = load<i32>(candidatesOf(b) + bytes(lane)) - wanted;
  s.spacing = 0;
  let left = wanted;
  for (let row: i32 = 0; left > 0; row++) {
    if (load<f32>(weightOf(b, lane, row)) != s.cut) continue;
    writeOne<T>(out, row * b.outColumns, 1, lowValue, change);
    left--;
  }
}

/** One column by way of a row. Returns its passes, those over the block included, or −1 if it is not finite. */
function selectColumn(
  kind: i32,
  b: Block,
  s: Search,
  lane: i32,
  count: i32,
  out: usize,
  lowValue: v128,
  change: v128,
  hint: usize,
): i32 {
  const row = rowOf(b, s);
  const written = kind == PACKED ? out : row + rowBytes(b.size);
  for (let i: i32 = 0; i < b.size; i++) store<f32>(row + bytes(i), load<f32>(weightOf(b, lane, i)));
  beginSearch(s, row, b.size, count);
  s.passes = b.passes;
  if (b.passes > 0) tightenByBlock(b, s, lane);
  if (kind == PACKED && b.size > 0) store<i32>(out + rowPitch(kind, b.size) - 4, 0);
  if (!selectInto(kind, s, written, lowValue, change, hint)) return -1;
  for (let i: i32 = 0; i < b.size; i++) {
    const place = <usize>i * <usize>b.outColumns;
    if (kind == BYTES) store<u8>(out + place, load<u8>(written + i));
    if (kind == FLOATS) store<f32>(out + (place << 2), load<f32>(written + bytes(i)));
  }
  return s.passes;
}

/** What the pass over the block tells of a column whose cut it did not find. */
function tightenByBlock(b: Block, s: Search, lane: i32): void {
  s.above = load<i32>(abovesOf(b) + bytes(lane));
  s.candidates = load<i32>(candidatesOf(b) + bytes(lane));
  tightenByBand(s, load<f32>(lowsOf(b) + bytes(lane)), load<f32>(highsOf(b) + bytes(lane)));
}

/** Where a column is copied to, and behind it the outputs of the copy. */
function rowOf(b: Block, s: Search): usize {
  return changetype<usize>(s) + alignedSearchBytes(b.size);
}

function alignedSearchBytes(size: i32): usize {
  return (searchBytes(size) + 15) & ~15;
}

function rowBytes(size: i32): usize {
  return (bytes(size) + 64) & ~15;
}
