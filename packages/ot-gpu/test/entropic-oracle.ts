/** Atoms with shares, and the potentials that were found for them. */
export interface Solved {
  readonly atoms: readonly number[];
  readonly shares: readonly number[];
  readonly potentials: Float64Array;
  readonly epsilon: number;
}

/**
 * The share of each atom by its definition, in float64: the mean over the weights of the chances that the potentials give.
 */
export function marginalsOf(weights: Float32Array, solved: Solved): Float64Array {
  const shares = new Float64Array(solved.atoms.length);
  for (const weight of weights)
    chancesOf(weight, solved).forEach((chance, j) => {
      shares[j] += chance / weights.length;
    });
  return shares;
}

/** The chance of each atom: in proportion to share · exp((g − (w − atom)²) / ε). */
export function chancesOf(weight: number, { atoms, shares, potentials, epsilon }: Solved): number[] {
  // (w − y)² without w², which is the same for all atoms and may be huge
  const logs = atoms.map(
    (atom, j) => Math.log(shares[j]) + (potentials[j] + 2 * weight * atom - atom * atom) / epsilon,
  );
  const greatest = Math.max(...logs);
  const terms = logs.map((log) => Math.exp(log - greatest));
  const total = terms.reduce((sum, term) => sum + term, 0);
  return terms.map((term) => term / total);
}
