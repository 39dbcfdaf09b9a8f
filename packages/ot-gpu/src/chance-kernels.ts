import { type KernelSource, kernelSource } from "./kernel-source.js";

// The chances of a weight to lie on each of the levels 0 … boundaries, from the log-odds between neighbours:
// level j + 1 is more likely than level j by exp(slope (weight − cut) + tilt). First the likeliest level is found, then the
// others are counted from it outwards, so that near a boundary, where it matters, no digits are lost to the far levels.
// Sizes, z to x: values [rows, depth, width], odds [rows, 3, boundaries] with slopes, cuts and tilts.

/** Log-odds beyond this are as good as infinite, and sums of them stay finite. */
const FAR = "1e30";

/** The log-odds of another level against the peak are ≤ 0 but for rounding, which must not overflow. */
const PEAK_ROUNDING = "80";

/**
 * Finds `peak`, the likeliest level of `value`; `climb` is the log-odds of the present level against the peak so far, so that
 * it is small where it decides. Loop counters are named apart in each kernel, as gpu.js demands.
 */
const FIND_PEAK = `
    let peak = 0;
    let climb = 0;
    for (let up = 0; up < boundaries; up++) {
      const rise = odds[this.thread.z][0][up] * (value - odds[this.thread.z][1][up]) + odds[this.thread.z][2][up];
      climb = climb + Math.max(-${FAR}, Math.min(${FAR}, rise));
      if (climb > 0) { climb = 0; peak = up + 1; }
    }`;

/** Walks from `peak` to all other levels; `visit` sees `level` and its `chance`, the peak's being 1. */
const walkFromPeak = (visit: string): string => `
    let logUp = 0;
    for (let above = 0; above < boundaries; above++) {
      if (above >= peak) {
        const riseUp = odds[this.thread.z][0][above] * (value - odds[this.thread.z][1][above]) + odds[this.thread.z][2][above];
        logUp = logUp + Math.max(-${FAR}, Math.min(${FAR}, riseUp));
        const chanceUp = Math.exp(Math.min(logUp, ${PEAK_ROUNDING}));
        ${visit.replaceAll("LEVEL", "above + 1").replaceAll("CHANCE", "chanceUp")}
      }
    }
    let logDown = 0;
    for (let below = 0; below < boundaries; below++) {
      const boundary = peak - 1 - below;
      if (boundary >= 0) {
        const riseDown = odds[this.thread.z][0][boundary] * (value - odds[this.thread.z][1][boundary]) + odds[this.thread.z][2][boundary];
        logDown = logDown - Math.max(-${FAR}, Math.min(${FAR}, riseDown));
        const chanceDown = Math.exp(Math.min(logDown, ${PEAK_ROUNDING}));
        ${visit.replaceAll("LEVEL", "boundary").replaceAll("CHANCE", "chanceDown")}
      }
    }`;

/**
 * Sums over each strand, [rows, pairs, width]: for the pairs of boundaries (j, l), row-major from pair `first` on, the sum of
 * P(level > max(j, l)) · P(level ≤ min(j, l)); then, for each boundary j, the sum of P(level > j).
 *
 * The products are the derivative of the latter by the tilts, as a product of two tails, which keeps its digits.
 *
 * @internal
 */
export const sumChances: KernelSource = kernelSource(`
function sumChances(values, odds, first, size, boundaries, depth) {
  const pair = this.thread.y + first;
  const pairs = boundaries * boundaries;
  let one = Math.floor((pair + 0.5) / boundaries);
  let other = pair - one * boundaries;
  let alone = 0;
  if (pair >= pairs) { alone = 1; one = pair - pairs; other = one; }
  const lower = Math.min(one, other);
  const upper = Math.max(one, other);
  let sum = 0;
  for (let i = 0; i < depth; i++) {
    const value = values[this.thread.z][i][this.thread.x];
    ${FIND_PEAK}
    let total = 1;
    let over = 0;
    let under = 0;
    if (peak > upper) { over = 1; }
    if (peak <= lower) { under = 1; }
    ${walkFromPeak(`total = total + CHANCE;
        if (LEVEL > upper) { over = over + CHANCE; }
        if (LEVEL <= lower) { under = under + CHANCE; }`)}
    let term = over / total;
    if (alone === 0) { term = term * (under / total); }
    if (this.thread.x * depth + i < size) { sum = sum + term; }
  }
  return sum;
}`);

/**
 * The mean of some values at the levels, by the chances of each weight: [rows, depth, width].
 *
 * @internal
 */
export const meanOverLevels: KernelSource = kernelSource(`
function meanOverLevels(values, odds, atLevels, boundaries) {
  const value = values[this.thread.z][this.thread.y][this.thread.x];
  ${FIND_PEAK}
  let total = 1;
  let sum = atLevels[0][0][peak];
  ${walkFromPeak(`total = total + CHANCE;
        sum = sum + CHANCE * atLevels[0][0][LEVEL];`)}
  return sum / total;
}`);

/**
 * Sums over the strands: [rows, 1, y] from [rows, y, width].
 *
 * @internal
 */
export const sumStrands: KernelSource = kernelSource(`
function sumStrands(strands, width) {
  let sum = 0;
  for (let i = 0; i < width; i++) {
    sum = sum + strands[this.thread.z][this.thread.x][i];
  }
  return sum;
}`);
