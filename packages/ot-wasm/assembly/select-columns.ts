import { aimByHints, aimColumns, bandsThatFailed, holdsCut } from "./aim-columns";
import { rankedCut, takeAmong } from "./candidates";
import { alignedSearchBytes, rowBytes, selectColumn } from "./column-as-row";
import {
  abovesOf,
  BLOCK_BYTES,
  Block,
  candidatesOf,
  columnIsFinite,
  highsOf,
  indicesOf,
  lowsOf,
  valuesOf,
  WIDE,
  weightOf,
} from "./column-block";
import { writeColumnsBand } from "./columns-band";
import { HINT_BYTES, keepHint } from "./hints";
import { bytes } from "./lanes";
import { BYTES, changeLanes, FLOATS, lowLanes, PACKED, rowPitch } from "./outputs";
import { FEW, Search } from "./search";
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
