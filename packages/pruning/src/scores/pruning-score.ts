import type { GroupLayout } from "@equal-bits/core";

/** How much each weight is worth keeping. */
export interface PruningScore {
  /** What it is called, with its arguments: `"magnitude"`, `"random(1)"`. */
  readonly name: string;
  /**
   * Writes a score for each weight: the greater, the longer it is kept.
   *
   * @param weights - finite, length `groups * size`
   * @param filters - where the filters lie
   * @param out - finite scores; same length
   * @returns `out`
   */
  write(weights: Float32Array, filters: GroupLayout, out: Float32Array): Float32Array;
}
