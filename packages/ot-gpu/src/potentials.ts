import type { EntropicRow } from "./entropic-row.js";
import type { EntropicProblem } from "./require-entropic.js";

/**
 * The potentials that make the log-odds: the step of g from one atom y to the next y′ is ε · tilt + (y′ − y)(y + y′ − 2 cut).
 *
 * @returns row-major [rows, K]; −Infinity on atoms without a share, and 0 on the first other
 *
 * @internal
 */
export function potentialsOf(
  rows: readonly EntropicRow[],
  { levels, active, atoms, epsilon }: EntropicProblem,
): Float64Array {
  const potentials = new Float64Array(rows.length * levels).fill(Number.NEGATIVE_INFINITY);
  rows.forEach(({ cuts, tilts }, row) => {
    let potential = 0;
    potentials[row * levels + active[0]] = 0;
    for (let j = 0; j < cuts.length; j++) {
      const [here, next] = [atoms[j], atoms[j + 1]];
      potential += epsilon * tilts[j] + (next - here) * (here - cuts[j] + (next - cuts[j]));
      potentials[row * levels + active[j + 1]] = potential;
    }
  });
  return potentials;
}
