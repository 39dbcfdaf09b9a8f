import { abovesOf, Block, candidatesOf, highsOf, lowsOf, weightOf } from "./column-block";
import { bytes } from "./lanes";
import { BYTES, FLOATS, PACKED, rowPitch } from "./outputs";
import { beginSearch, Search, searchBytes, tightenByBand } from "./search";
import { selectInto } from "./select-rows";

/** One column by way of a row. Returns its passes, those over the block included, or −1 if it is not finite. */
export function selectColumn(
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

/** Where the room behind both begins. */
export function behindRow(b: Block, s: Search): usize {
  return rowOf(b, s) + 2 * rowBytes(b.size);
}

/** Bytes of the search in front of them, rounded up. */
export function alignedSearchBytes(size: i32): usize {
  return (searchBytes(size) + 15) & ~15;
}

/** Bytes of a row, or of the widest outputs of one. */
export function rowBytes(size: i32): usize {
  return (bytes(size) + 64) & ~15;
}
