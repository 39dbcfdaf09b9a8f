import { HINT_BYTES } from "./hints";
import { bytes } from "./lanes";
import { BYTES, changeLanes, FLOATS, lowLanes, PACKED, rowPitch } from "./outputs";
import { beginSearch, Search, searchBytes } from "./search";
import { selectGroup } from "./select-group";
import { Bits } from "./write-band";

/** Bytes of scratch that `selectRows` needs for rows of `size` weights. */
export function rowScratchBytes(size: i32): usize {
  return searchBytes(size);
}

/**
 * In every row, writes the high value for the greatest `counts[row]` weights and the low value for the others.
 *
 * @param hints - address of three float32 for each row, NaN at first, kept up to date from call to call; or 0
 * @returns the most passes over a row, 1 to 38; or −1 − row for the first row with a NaN or infinity
 */
export function selectRows(
  weights: usize,
  rows: i32,
  size: i32,
  counts: usize,
  out: usize,
  kind: i32,
  low: i32,
  high: i32,
  hints: usize,
  scratch: usize,
): i32 {
  const s = changetype<Search>(scratch);
  s.aimedSize = -1;
  const lowValue = lowLanes(kind, low);
  const change = changeLanes(kind, low, high);
  const pitch = rowPitch(kind, size);
  let most: i32 = 0;
  for (let row: i32 = 0; row < rows; row++) {
    beginSearch(s, weights, size, load<i32>(counts + bytes(row)));
    const hint = hints == 0 ? 0 : hints + <usize>row * HINT_BYTES;
    if (kind == PACKED && size > 0) store<i32>(out + pitch - 4, 0); // the bits behind the last weight
    if (!selectInto(kind, s, out, lowValue, change, hint)) return -1 - row;
    most = max(most, s.passes);
    weights += bytes(size);
    out += pitch;
  }
  return most;
}

/** Writes one group as the caller wants it. */
export function selectInto(
  kind: i32,
  s: Search,
  out: usize,
  lowValue: v128,
  change: v128,
  hint: usize,
): bool {
  if (kind == BYTES) return selectGroup<u8>(s, out, lowValue, change, hint);
  if (kind == FLOATS) return selectGroup<f32>(s, out, lowValue, change, hint);
  return selectGroup<Bits>(s, out, lowValue, change, hint);
}
