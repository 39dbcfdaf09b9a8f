import type { GroupLayout } from "./group-layout.js";

/**
 * A device that carries out exact one-dimensional transport for many groups at once.
 *
 * The plain TypeScript one in `@equal-bits/ot` is the reference: every other backend gives the same bits. A backend may
 * answer at once or later, as its device demands.
 */
export interface OtBackend {
  /** What it is called: `"cpu"`, `"wasm"`, `"webgl2"`. */
  readonly name: string;

  /**
   * Marks the greatest weights of each group; among equal weights the earlier one is taken first.
   *
   * @param weights - finite latent weights, length `groups * size`
   * @param layout - where the groups lie
   * @param counts - how many to mark in each group, length `groups`; whole numbers 0 … size
   * @param marks - 1 for a marked weight, else 0; same length as `weights`
   * @returns `marks`
   */
  selectTop(
    weights: Float32Array,
    layout: GroupLayout,
    counts: ArrayLike<number>,
    marks: Uint8Array,
  ): Uint8Array | Promise<Uint8Array>;

  /**
   * Replaces each weight by an atom, with exact counts and at the least cost for every convex ground cost.
   *
   * @param weights - finite latent weights, length `groups * size`
   * @param layout - where the groups lie
   * @param atoms - the K level values, ascending
   * @param counts - weights on each atom, row-major [groups, K], lowest atom first; each row sums to `size`
   * @param out - the atom of each weight; same length as `weights`
   * @returns `out`
   */
  atomTransport(
    weights: Float32Array,
    layout: GroupLayout,
    atoms: readonly number[],
    counts: Int32Array,
    out: Float32Array,
  ): Float32Array | Promise<Float32Array>;
}
