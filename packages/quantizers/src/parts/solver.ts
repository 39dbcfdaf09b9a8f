/** What a solver is to carry out for one group. */
export interface SolverTask {
  /** Weights that the prior wants on each level, lowest level first; they sum to the group's size. */
  readonly counts: readonly number[];
  /** Where the levels lie while they are looked for; undefined where they are fitted to the weights afterwards. */
  readonly atoms: readonly number[] | undefined;
}

/** Who finds which level each weight gets, given a prior. */
export interface Solver {
  /** What it is called, with its arguments. */
  readonly name: string;
  /** Whether the histogram always is the prior's counts: a quantizer made with it then promises them. */
  readonly keepsCounts: boolean;
  /** Whether it needs to know where the levels lie, which fitted ones cannot tell. */
  readonly needsAtoms: boolean;
  /**
   * Writes the level of every weight of one group.
   *
   * @param weights - latent weights, finite
   * @param task - the wanted counts, and where the levels lie
   * @param out - the level of each weight, 0 … K − 1; same length
   * @returns `out`
   * @throws NonFiniteError if a weight is NaN or infinite, before anything is written
   * @throws ShapeError if the lengths differ, before anything is written
   */
  assign(weights: Float32Array, task: SolverTask, out: Uint8Array): Uint8Array;
}
