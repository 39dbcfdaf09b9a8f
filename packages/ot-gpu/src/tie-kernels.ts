import { type KernelSource, kernelSource } from "./kernel-source.js";

// Sizes, z to x: high and low [rows, depth, width], cuts [rows, 2, queries], wanted and ends [rows, 1, queries].

/**
 * How many keys of a strand lie above each cut, then how many equal it: [rows, 2 × queries, width].
 *
 * @internal
 */
export const countAround: KernelSource = kernelSource(`
function countAround(high, low, cuts, queries, depth) {
  let query = this.thread.y;
  let equal = 0;
  if (this.thread.y >= queries) { equal = 1; query = this.thread.y - queries; }
  const cutHigh = cuts[this.thread.z][0][query];
  const cutLow = cuts[this.thread.z][1][query];
  let count = 0;
  for (let i = 0; i < depth; i++) {
    const upper = high[this.thread.z][i][this.thread.x];
    const lower = low[this.thread.z][i][this.thread.x];
    if (equal === 1) {
      if (upper === cutHigh) {
        if (lower === cutLow) { count = count + 1; }
      }
    } else {
      if (upper > cutHigh) { count = count + 1; }
      if (upper === cutHigh) {
        if (lower > cutLow) { count = count + 1; }
      }
    }
  }
  return count;
}`);

/**
 * Sums over the strands of {@link countAround}: above the cut (y = 0) and equal to it (y = 1): [rows, 2, queries].
 *
 * @internal
 */
export const sumAround: KernelSource = kernelSource(`
function sumAround(around, queries, width) {
  let sum = 0;
  for (let i = 0; i < width; i++) {
    sum = sum + around[this.thread.z][this.thread.x + queries * this.thread.y][i];
  }
  return sum;
}`);

/**
 * Where the ties of each cut end: those of an index below are taken. First the strand, then the place in it, so that a row
 * of equal weights costs no more than any other: [rows, 1, queries].
 *
 * @internal
 */
export const endOfTies: KernelSource = kernelSource(`
function endOfTies(around, high, low, cuts, wanted, queries, width, depth) {
  let left = wanted[this.thread.z][0][this.thread.x];
  for (let s = 0; s < width; s++) {
    left = left - around[this.thread.z][this.thread.x][s];
  }
  let strand = -1;
  for (let t = 0; t < width; t++) {
    const ties = around[this.thread.z][this.thread.x + queries][t];
    if (strand < 0) {
      if (left > 0) {
        if (ties >= left) { strand = t; } else { left = left - ties; }
      }
    }
  }
  let end = 0;
  if (strand >= 0) {
    const cutHigh = cuts[this.thread.z][0][this.thread.x];
    const cutLow = cuts[this.thread.z][1][this.thread.x];
    for (let i = 0; i < depth; i++) {
      if (left > 0) {
        if (high[this.thread.z][i][strand] === cutHigh) {
          if (low[this.thread.z][i][strand] === cutLow) {
            left = left - 1;
            end = strand * depth + i + 1;
          }
        }
      }
    }
  }
  return end;
}`);

/**
 * In how many of the top sets each weight is: [rows, depth, width].
 *
 * @internal
 */
export const countTopSets: KernelSource = kernelSource(`
function countTopSets(high, low, cuts, ends, queries, depth) {
  const upper = high[this.thread.z][this.thread.y][this.thread.x];
  const lower = low[this.thread.z][this.thread.y][this.thread.x];
  const index = this.thread.x * depth + this.thread.y;
  let sets = 0;
  for (let query = 0; query < queries; query++) {
    const cutHigh = cuts[this.thread.z][0][query];
    if (upper > cutHigh) { sets = sets + 1; }
    if (upper === cutHigh) {
      const cutLow = cuts[this.thread.z][1][query];
      if (lower > cutLow) { sets = sets + 1; }
      if (lower === cutLow) {
        if (index < ends[this.thread.z][0][query]) { sets = sets + 1; }
      }
    }
  }
  return sets;
}`);
