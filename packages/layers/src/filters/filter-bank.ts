import type { Relaxation, Scale, SurrogateGradient } from "@equal-bits/binarize";
import type { Granularity, Quantizer } from "@equal-bits/core";
import type { Tensor } from "@tensorflow/tfjs-core";
import type { LayerVariable } from "@tensorflow/tfjs-layers";
import type { Initializer } from "../layer-options.js";
import type { LayerParts } from "../parts/layer-parts.js";

/** All filters of one product of a layer, and how binary weights are made of them. */
export interface FilterBank {
  /** What its weights are called within the layer: `"kernel"`, `"depthwise_kernel"` or `"pointwise_kernel"`. */
  readonly name: string;
  /** Whether it holds levels for good, with no latent weights behind them. */
  readonly frozen: boolean;
  /** The parts at present. */
  readonly parts: FilterParts;
  /** The shape of its weights, filters last; null until the layer is built. */
  readonly shape: readonly number[] | null;
  /** K, with the 0 of pruned weights; null where kept weights are real-valued, as under `edgePopup()`. */
  readonly levelCount: number | null;
  /** How many tensors of that shape it keeps: its weights, and a mask or the scores of a ticket. */
  readonly tensorsKept: number;

  /**
   * Refuses parts that the bank cannot take, and changes nothing.
   *
   * @param parts - those that would change; the others would stay
   * @throws DomainError if a part is none, the quantizer has another number of levels, a scale would begin or cease to learn, or the bank is
   * frozen
   */
  requireUsable(parts: LayerParts): void;

  /**
   * Takes other parts from now on.
   *
   * @param parts - those to change; the others stay
   * @throws DomainError as `requireUsable`; nothing is changed then
   */
  use(parts: LayerParts): void;

  /**
   * Makes the variables; the layer calls it.
   *
   * @param shape - filters last
   * @param addWeight - makes a variable of the layer
   * @param initializer - where latent weights start
   */
  build(shape: number[], addWeight: AddWeight, initializer: Initializer): void;

  /**
   * The latent weights, as the optimizer sees them.
   *
   * @returns the variable's tensor, filters last; not to be disposed
   * @throws Error if the layer has not been built, or is frozen
   */
  latentWeights(): Tensor;

  /**
   * Which weights are kept: 1, or 0 for a pruned one.
   *
   * @returns a new tensor of the shape of the latent weights; null of a bank that all weights are kept of
   */
  kept(): Tensor | null;

  /**
   * Prunes: takes a mask from now on.
   *
   * @param mask - 1 for a kept weight, 0 for a pruned one, one for each weight
   * @throws DomainError if the layer was not made with `pruning`, or the mask holds another number
   * @throws ShapeError if the mask has another length
   * @throws Error if the layer has not been built
   */
  keep(mask: Uint8Array): void;

  /**
   * The levels, without the scale. Of a frozen bank: −1 and +1; −1, 0 and +1; −3, −1, +1 and +3; and so on.
   *
   * @returns a new tensor of the shape of the latent weights
   * @throws NonFiniteError naming the index of the first NaN or infinity among the latent weights, on cpu and wasm
   */
  levels(): Tensor;

  /**
   * The scaled levels, which the layer multiplies by; gradients pass through them to the latent weights.
   *
   * @returns a new tensor of the shape of the latent weights
   * @throws NonFiniteError naming the index of the first NaN or infinity among the latent weights, on cpu and wasm
   */
  binaryWeights(): Tensor;
}

/** Makes a variable of a layer, trainable unless told otherwise. */
export type AddWeight = (
  name: string,
  shape: number[],
  initializer: Initializer,
  trainable?: boolean,
) => LayerVariable;

/** What a filter bank is made of. */
export interface FilterParts {
  /** The rule from latent weights to levels. */
  readonly quantizer: Quantizer;
  /** Which weights share one histogram. */
  readonly granularity: Granularity;
  /** What multiplies the levels. */
  readonly scale: Scale;
  /** What stands for the hard levels going forward; null for the levels themselves. */
  readonly relaxation: Relaxation | null;
  /** What stands for the derivative of the step; null for the relaxation's own, or the identity without one. */
  readonly gradient: SurrogateGradient | null;
}
