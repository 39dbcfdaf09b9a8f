import { binarize, type Scale, type SurrogateGradient, unitScale } from "@equal-bits/binarize";
import { DomainError, type Granularity, type Quantizer } from "@equal-bits/core";
import type { Tensor } from "@tensorflow/tfjs-core";
import type { LayerVariable } from "@tensorflow/tfjs-layers";
import type { Initializer } from "../layer-options.js";
import type { LayerParts } from "../parts/layer-parts.js";
import { registerParts } from "../parts/part-registry.js";

/** Makes a trainable variable of a layer. */
export type AddWeight = (name: string, shape: number[], initializer: Initializer) => LayerVariable;

/** What a filter bank is made of. */
export interface FilterParts {
  /** The rule from latent weights to levels. */
  readonly quantizer: Quantizer;
  /** Which weights share one histogram. */
  readonly granularity: Granularity;
  /** What multiplies the levels. */
  readonly scale: Scale;
  /** What stands for the derivative of the step. */
  readonly gradient: SurrogateGradient;
}

/** All filters of one product of a layer: latent weights, and the parts that make binary ones of them. */
export class LatentFilters {
  /** What the latent variable is called within the layer. */
  readonly name: string;
  private current: FilterParts;
  private latent: LayerVariable | undefined;

  /**
   * @param name - of the latent variable
   * @param parts - what quantizes it
   */
  constructor(name: string, parts: FilterParts) {
    this.name = name;
    this.current = parts;
    this.register();
  }

  /** The parts at present. */
  get parts(): FilterParts {
    return this.current;
  }

  /**
   * Takes other parts from now on.
   *
   * @param parts - those to change
   * @throws DomainError if the quantizer has another number of levels; nothing is changed then
   */
  use({ quantizer, scale, gradient }: LayerParts): void {
    const { current } = this;
    const next = {
      quantizer: quantizer ?? current.quantizer,
      granularity: current.granularity,
      scale: scale ?? current.scale,
      gradient: gradient ?? current.gradient,
    };
    if (next.quantizer.levels !== current.quantizer.levels)
      throw new DomainError(
        `the quantizer of a layer must keep its ${current.quantizer.levels} levels, got ${next.quantizer.name} of ${next.quantizer.levels}; make a layer with it instead`,
      );
    this.current = next;
  }

  /**
   * Makes the variable.
   *
   * @param shape - filters last
   */
  build(shape: number[], addWeight: AddWeight, initializer: Initializer): void {
    this.latent = addWeight(this.name, shape, initializer);
  }

  /**
   * The latent weights, as the optimizer sees them.
   *
   * @returns the variable's tensor, filters last; not to be disposed
   * @throws Error if the layer has not been built
   */
  latentWeights(): Tensor {
    return this.requireBuilt().read();
  }

  /**
   * The levels, without the scale.
   *
   * @returns a new tensor of the shape of the latent weights
   * @throws NonFiniteError as {@link binarize}
   */
  levels(): Tensor {
    const { quantizer, granularity } = this.current;
    return binarize(this.latentWeights(), quantizer, { granularity, scale: unitScale() });
  }

  /**
   * The scaled levels, which the layer multiplies by; gradients pass through them to the latent weights.
   *
   * @returns a new tensor of the shape of the latent weights
   * @throws NonFiniteError as {@link binarize}
   */
  binaryWeights(): Tensor {
    const { quantizer, ...options } = this.current;
    return binarize(this.latentWeights(), quantizer, options);
  }

  /** Makes the present parts known by their names, so that a model with them can be loaded in this process. */
  register(): void {
    const { quantizer, scale, gradient } = this.current;
    registerParts({ quantizers: [quantizer], scales: [scale], gradients: [gradient] });
  }

  private requireBuilt(): LayerVariable {
    if (this.latent === undefined)
      throw new Error("the layer must be built first: add it to a model or call apply");
    return this.latent;
  }
}
