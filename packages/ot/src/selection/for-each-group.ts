import type { GroupLayout } from "@equal-bits/core";
import { readStrip, STRIP, type Strip, type Values, writeStrip } from "./column-strip.js";

/** Most values of a strip, so that it stays in the cache and takes no memory to speak of. */
const STRIP_VALUES = 2 ** 17;

/**
 * Hands each group of a matrix to `transport`: its weights in order, its number, and where its results go.
 *
 * A row is read and written in place. Columns go through scratch space, a few neighbours at once.
 *
 * @param weights - length `groups * size`; only read
 * @param layout - where the groups lie
 * @param out - all results, in the places of their weights; same length as `weights`
 * @param transport - writes every result of one group
 * @returns `out`
 * @internal
 */
export function forEachGroup<T extends Values>(
  weights: Float32Array,
  layout: GroupLayout,
  out: T,
  transport: (latent: Float32Array, group: number, results: T) => void,
): T {
  const { groups, size, interleave } = layout;
  if (interleave > 1) return forEachColumn(weights, layout, out, transport);
  for (let group = 0; group < groups; group++)
    transport(partOf(weights, group, size), group, partOf(out, group, size));
  return out;
}

function forEachColumn<T extends Values>(
  weights: Float32Array,
  layout: GroupLayout,
  out: T,
  transport: (latent: Float32Array, group: number, results: T) => void,
): T {
  const width = stripWidth(layout);
  const latent = new Float32Array(width * layout.size);
  const results = out.slice(0, latent.length) as T; // slice keeps the kind of array
  for (const strip of stripsOf(layout, width)) {
    readStrip(weights, layout, strip, latent);
    for (let i = 0; i < strip.count; i++)
      transport(partOf(latent, i, layout.size), strip.first + i, partOf(results, i, layout.size));
    writeStrip(results, layout, strip, out);
  }
  return out;
}

function stripWidth({ size, interleave }: GroupLayout): number {
  return Math.min(interleave, STRIP, Math.max(1, Math.floor(STRIP_VALUES / size)));
}

/** All groups, `width` neighbours of one block at a time. */
function* stripsOf({ groups, interleave }: GroupLayout, width: number): Generator<Strip> {
  for (let first = 0, count = 0; first < groups; first += count) {
    count = Math.min(width, interleave - (first % interleave));
    yield { first, count };
  }
}

function partOf<T extends Values>(values: T, index: number, size: number): T {
  return values.subarray(index * size, (index + 1) * size) as T; // subarray keeps the kind of array
}
