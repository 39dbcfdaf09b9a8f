import type { Comparison } from "../comparison.js";

/** Strips that one picture has room for, also on a telephone. */
const STRIPS = 16;

/**
 * The names of the layers of all runs, input first, in as many parts as pictures are needed to show each layer of each run in a strip
 * of its own.
 */
export function layerParts({ runs }: Comparison): string[][] {
  const names = [...new Set(runs.flatMap(({ result }) => result.layers.map(({ name }) => name)))];
  const most = Math.max(1, Math.floor(STRIPS / runs.length));
  const parts = Math.ceil(names.length / most);
  const each = Math.ceil(names.length / parts); // parts of nearly the same size
  return Array.from({ length: parts }, (_, i) => names.slice(i * each, (i + 1) * each)).filter(
    ({ length }) => length > 0,
  );
}
