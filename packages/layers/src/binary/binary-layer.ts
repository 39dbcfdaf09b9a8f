import { fanInScale, identityGradient, type Scale, type SurrogateGradient } from "@equal-bits/binarize";
import {
  FormatError,
  type Granularity,
  perFilter,
  perGroup,
  perTensor,
  type Quantizer,
} from "@equal-bits/core";
import type { serialization, Tensor } from "@tensorflow/tfjs-core";
import { initializers, type LayerVariable, layers } from "@tensorflow/tfjs-layers";
import { LatentFilters } from "../filters/latent-filters.js";
import type { Initializer, LayerOptions } from "../layer-options.js";
import type { LayerParts } from "../parts/layer-parts.js";
import { gradientOf, quantizerOf, savedPart, scaleOf } from "../parts/part-registry.js";

/** What every layer with binary weights is made of. */
export interface BinaryLayerOptions extends LayerOptions {
  /** The rule from latent weights to levels, as `equalBits(0.5)`. */
  readonly quantizer: Quantizer;
  /** Which weights share one histogram. Default `perFilter()`. */
  readonly granularity?: Granularity;
  /** The constant that multiplies all levels. Default `fanInScale()`. */
  readonly scale?: Scale;
  /** What stands for the derivative of the step. Default `identityGradient()`. */
  readonly gradient?: SurrogateGradient;
  /** Whether a real-valued bias is added to each filter. Default false: batch normalization has its own. */
  readonly useBias?: boolean;
  /** Where the latent weights start. It is used once and not saved. Default `initializers.heNormal({})`. */
  readonly kernelInitializer?: Initializer;
}

/** A tfjs layer whose real-valued latent weights are quantized whenever they are used. */
export abstract class BinaryLayer extends layers.Layer {
  /** The layer's filters, input first: a separable convolution has two banks of them, other layers one. */
  readonly banks: readonly LatentFilters[];
  /** Whether a bias is added to each filter. */
  readonly useBias: boolean;

  /** The bias; undefined until the layer is built, and without one. */
  protected bias: LayerVariable | undefined;
  private readonly kernelInitializer: Initializer;

  /** @param options - the parts and the options of every tfjs layer */
  constructor(options: BinaryLayerOptions) {
    super(options);
    this.useBias = options.useBias ?? false;
    this.kernelInitializer = options.kernelInitializer ?? initializers.heNormal({});
    this.banks = [
      new LatentFilters("kernel", {
        quantizer: options.quantizer,
        granularity: options.granularity ?? perFilter(),
        scale: options.scale ?? fanInScale(),
        gradient: options.gradient ?? identityGradient(),
      }),
    ];
  }

  /** The rule from latent weights to levels. */
  get quantizer(): Quantizer {
    return this.banks[0].parts.quantizer;
  }

  /** Which weights share one histogram. */
  get granularity(): Granularity {
    return this.banks[0].parts.granularity;
  }

  /** The constant that multiplies all levels. */
  get scale(): Scale {
    return this.banks[0].parts.scale;
  }

  /** What stands for the derivative of the step. */
  get gradient(): SurrogateGradient {
    return this.banks[0].parts.gradient;
  }

  /**
   * Takes other parts from now on, as a schedule hands them out between two steps of training.
   *
   * @param parts - those to change; the others stay
   * @throws DomainError if the quantizer has another number of levels; nothing is changed then
   */
  use(parts: LayerParts): void {
    for (const bank of this.banks) bank.use(parts);
  }

  /**
   * The latent weights, as the optimizer sees them.
   *
   * @returns the variable's tensor, filters last; not to be disposed
   * @throws Error if the layer has not been built
   */
  latentWeights(): Tensor {
    return this.banks[0].latentWeights();
  }

  /**
   * The levels, without the scale: −1 and +1 for a binary rule.
   *
   * @returns a new tensor of the shape of the latent weights, filters last
   * @throws NonFiniteError naming the index of the first NaN or infinity among the latent weights, on cpu and wasm
   */
  levels(): Tensor {
    return this.banks[0].levels();
  }

  /**
   * The scaled levels: what the layer multiplies its input by.
   *
   * @returns a new tensor of the shape of the latent weights, filters last
   * @throws NonFiniteError naming the index of the first NaN or infinity among the latent weights, on cpu and wasm
   */
  binaryWeights(): Tensor {
    return this.banks[0].binaryWeights();
  }

  /** @returns the layer's configuration as plain data; parts go by their names */
  override getConfig(): serialization.ConfigDict {
    for (const bank of this.banks) bank.register();
    return {
      ...super.getConfig(),
      quantizer: savedPart(this.quantizer),
      granularity: { ...this.granularity },
      scale: savedPart(this.scale),
      gradient: savedPart(this.gradient),
      useBias: this.useBias,
    };
  }

  /**
   * Makes the latent weights and the bias.
   *
   * @param shape - filters last
   */
  protected buildWeights(shape: number[]): void {
    const add = (name: string, axes: number[], initializer: Initializer): LayerVariable =>
      this.addWeight(name, axes, "float32", initializer);
    this.banks[0].build(shape, add, this.kernelInitializer);
    if (this.useBias) this.bias = add("bias", shape.slice(-1), initializers.zeros());
    this.built = true;
  }
}

/**
 * The parts of a layer by the names in its saved configuration.
 *
 * @internal
 */
export function partsOf(config: serialization.ConfigDict): BinaryLayerOptions {
  const { quantizer, granularity, scale, gradient, ...rest } = config;
  return {
    ...(rest as LayerOptions), // what getConfig of the same class wrote
    quantizer: quantizerOf(quantizer),
    granularity: granularityOf(granularity),
    scale: scaleOf(scale),
    gradient: gradientOf(gradient),
  };
}

function granularityOf(saved: unknown): Granularity {
  const { kind, size } = (saved ?? {}) as { readonly kind?: unknown; readonly size?: unknown }; // both checked here
  if (kind === "perTensor") return perTensor();
  if (kind === "perFilter") return perFilter();
  if (kind === "perGroup") return perGroup(Number(size));
  throw new FormatError(
    `the model's granularity must be perTensor, perFilter or perGroup, got ${String(kind)}`,
  );
}
