import { type KernelSource, kernelSource } from "./kernel-source.js";

// A query is one question to one row: which weights are among its `wanted` greatest? Its cut is a sort key in two halves.
// Sizes, z to x: high and low [rows, depth, width], cuts [rows, 2, queries], wanted and ends [rows, 1, queries].

/**
 * How many keys of a strand reach a cut raised by one, two or three steps: [rows, 3 × queries, width].
 *
 * @internal
 */
export const countReaching: KernelSource = kernelSource(`
function countReaching(high, low, cuts, stepHigh, stepLow, queries, depth) {
  let query = this.thread.y;
  let steps = 1;
  if (this.thread.y >= queries) { steps = 2; query = this.thread.y - queries; }
  if (this.thread.y >= 2 * queries) { steps = 3; query = this.thread.y - 2 * queries; }
  const fromHigh = cuts[this.thread.z][0][query] + steps * stepHigh;
  const fromLow = cuts[this.thread.z][1][query] + steps * stepLow;
  let count = 0;
  for (let i = 0; i < depth; i++) {
    const upper = high[this.thread.z][i][this.thread.x];
    if (upper > fromHigh) { count = count + 1; }
    if (upper === fromHigh) {
      if (low[this.thread.z][i][this.thread.x] >= fromLow) { count = count + 1; }
    }
  }
  return count;
}`);

/**
 * The cuts raised by as many steps as leave the wanted number of keys: [rows, 2, queries].
 *
 * @internal
 */
export const raiseCuts: KernelSource = kernelSource(`
function raiseCuts(counts, cuts, wanted, stepHigh, stepLow, queries, width) {
  let first = 0;
  let second = 0;
  let third = 0;
  for (let i = 0; i < width; i++) {
    first = first + counts[this.thread.z][this.thread.x][i];
    second = second + counts[this.thread.z][this.thread.x + queries][i];
    third = third + counts[this.thread.z][this.thread.x + 2 * queries][i];
  }
  const least = wanted[this.thread.z][0][this.thread.x];
  let steps = 0;
  if (first >= least) { steps = 1; }
  if (second >= least) { steps = 2; }
  if (third >= least) { steps = 3; }
  let step = stepHigh;
  if (this.thread.y === 1) { step = stepLow; }
  return cuts[this.thread.z][this.thread.y][this.thread.x] + steps * step;
}`);
