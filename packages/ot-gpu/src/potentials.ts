import type { EntropicRow } from "./entropic-row.js";
import type { EntropicProblem } from "./require-entropic.js";

/**
 * The potentials that make the log-odds: from one atom y to the next y′, g + ε log(share) rises by
 * ε · tilt + (y′ − y)(y + y′ − 2 cut).
 *
 * @returns row-major [rows, K]; −Infinity on atoms without a share, of the others the mean by shares is 0
 *
 * @internal
 */
export function potentialsOf(rows: readonly EntropicRow[], problem: EntropicProblem): Float64Array {
  const { levels, active, shares } = problem;
  const potentials = new Float64Array(rows.length * levels).fill(Number.NEGATIVE_INFINITY);
  rows.forEach((row, i) => {
    const own = potentialsOfRow(row, problem);
    const mean = own.reduce((sum, potential, j) => sum + shares[j] * potential, 0);
    for (const [j, level] of active.entries()) potentials[i * levels + level] = own[j] - mean;
  });
  return potentials;
}

/** Up to a constant. */
function potentialsOfRow(
  { cuts, tilts }: EntropicRow,
  { atoms, shares, epsilon }: EntropicProblem,
): number[] {
  let sum = 0;
  return atoms.map((here, j) => {
    if (j > 0) {
      const [before, cut] = [atoms[j - 1], cuts[j - 1]];
      sum += epsilon * tilts[j - 1] + (here - before) * (before - cut + (here - cut));
    }
    return sum - epsilon * Math.log(shares[j]);
  });
}
