import type { Granularity } from "@equal-bits/core";
import type { Tensor } from "@tensorflow/tfjs-core";

/** What the levels of a layer are multiplied by; no gradient flows through it. */
export interface Scale {
  /** What it is called, with its arguments. Two scales of one name are the same rule. */
  readonly name: string;
  /**
   * Whether a layer keeps the factor as a trainable variable that starts at `factor`, and hands that variable to `binarize`.
   * Default false.
   */
  readonly learned?: boolean;
  /**
   * The factor of a layer.
   *
   * @param w - the latent weights, filters last: [in, out] or [height, width, in, out]
   * @param granularity - which of them share one histogram
   * @returns one factor ≥ 0, or a tensor of them that broadcasts to the shape of `w`
   */
  factor(w: Tensor, granularity: Granularity): number | Tensor;
}
