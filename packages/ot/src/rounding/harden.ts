import { DomainError, requireCounts, requireFinite, ShapeError } from "@equal-bits/core";

/**
 * Turns soft scores, or a soft plan, into levels with exactly the asked counts.
 *
 * The greatest scores get the highest level; among equal scores the earlier one, as everywhere in this library. A plan is ranked
 * by the expected level of each row, Σ_j j P[i, j] / Σ_j P[i, j]. Taking the likeliest level of each row in place of this
 * misses the counts: the likeliest levels of 576 normal weights under a prior of 0.3 hold several percent too few of the
 * rarer level.
 *
 * n values are read as one score for each weight, also where there is only one level.
 *
 * @param scores - one finite score for each weight, greater for a higher level; or a plan of K levels, row-major [n, K], each
 *   entry ≥ 0 and each row with mass
 * @param counts - weights on each level, lowest level first; K from 1 to 256 whole numbers ≥ 0 that sum to n
 * @param out - receives the level of each weight, 0 … K − 1; its length n says how many weights there are
 * @returns `out`
 * @throws ShapeError if `scores` has neither n nor n × K values
 * @throws NonFiniteError naming the index of a NaN or infinity in `scores`
 * @throws MassMismatchError if the counts do not sum to n
 * @throws DomainError on other counts, an entry of the plan below 0, or a row of it without mass
 * @see Li, Pintea, van Gemert, "Equal Bits" (AAAI 2022), equation (2): the prior that the counts carry out
 */
export function harden(
  scores: Float32Array | Float64Array,
  counts: ArrayLike<number>,
  out: Uint8Array,
): Uint8Array {
  const [size, levels] = [out.length, counts.length];
  requireCounts(counts, size);
  if (scores.length !== size && scores.length !== size * levels)
    throw new ShapeError(
      `scores must have ${size} values, one for each of out, or ${size} × ${levels}, a plan, got ${scores.length}`,
    );
  requireFinite(scores, "scores");
  return levelsByRank(scores.length === size ? scores : expectedLevels(scores, size, levels), counts, out);
}

/** The mean level of each row of a plan, by its share of the row, so that masses of any size neither vanish nor overflow. */
function expectedLevels(plan: Float32Array | Float64Array, size: number, levels: number): Float64Array {
  const expected = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    const row = plan.subarray(i * levels, (i + 1) * levels);
    const greatest = greatestOf(row, i);
    let [mass, moment] = [0, 0];
    for (let level = 0; level < levels; level++) {
      mass += row[level] / greatest;
      moment += (row[level] / greatest) * level;
    }
    expected[i] = moment / mass;
  }
  return expected;
}

function greatestOf(row: Float32Array | Float64Array, i: number): number {
  let greatest = 0;
  for (let level = 0; level < row.length; level++) {
    if (row[level] < 0)
      throw new DomainError(`scores must be a plan ≥ 0, got ${row[level]} in row ${i}, level ${level}`);
    greatest = Math.max(greatest, row[level]);
  }
  if (greatest === 0)
    throw new DomainError(`scores must be a plan with mass in every row, got none in row ${i}`);
  return greatest;
}

/**
 * The rank of a score is how many are greater, found in a sorted copy, and how many earlier ones are equal, counted on the
 * way. A comparator would cost ten times as much as the native order of numbers.
 */
function levelsByRank(
  scores: Float32Array | Float64Array,
  counts: ArrayLike<number>,
  out: Uint8Array,
): Uint8Array {
  const ascending = scores.slice().sort();
  const levelOfRank = levelsFromTop(counts, scores.length);
  const equalsBefore = new Uint32Array(scores.length + 1);
  for (let i = 0; i < scores.length; i++) {
    const end = endOf(ascending, scores[i]);
    out[i] = levelOfRank[scores.length - end + equalsBefore[end]++];
  }
  return out;
}

/** The level of each rank, the greatest score first. */
function levelsFromTop(counts: ArrayLike<number>, size: number): Uint8Array {
  const levels = new Uint8Array(size);
  let rank = 0;
  for (let level = counts.length - 1; level >= 0; level--) {
    levels.fill(level, rank, rank + counts[level]);
    rank += counts[level];
  }
  return levels;
}

/** How many are no greater than a value. The sort puts −0 before 0, which comparisons do not tell apart. */
function endOf(ascending: Float32Array | Float64Array, value: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ascending[middle] <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
