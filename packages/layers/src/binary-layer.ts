import {
  binarize,
  fanInScale,
  identityGradient,
  type Scale,
  type SurrogateGradient,
  unitScale,
} from "@equal-bits/binarize";
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
import type { Initializer, LayerOptions } from "./layer-options.js";
import { gradientOf, quantizerOf, registerParts, scaleOf } from "./part-registry.js";

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
  /** The rule from latent weights to levels. */
  readonly quantizer: Quantizer;
  /** Which weights share one histogram. */
  readonly granularity: Granularity;
  /** The constant that multiplies all levels. */
  readonly scale: Scale;
  /** What stands for the derivative of the step. */
  readonly gradient: SurrogateGradient;
  /** Whether a bias is added to each filter. */
  readonly useBias: boolean;

  /** The latent weights; undefined until the layer is built. */
  protected latent: LayerVariable | undefined;
  /** The bias; undefined until the layer is built, and without one. */
  protected bias: LayerVariable | undefined;
  private readonly kernelInitializer: Initializer;

  /** @param options - the parts and the options of every tfjs layer */
  constructor(options: BinaryLayerOptions) {
    super(options);
    this.quantizer = options.quantizer;
    this.granularity = options.granularity ?? perFilter();
    this.scale = options.scale ?? fanInScale();
    this.gradient = options.gradient ?? identityGradient();
    this.useBias = options.useBias ?? false;
    this.kernelInitializer = options.kernelInitializer ?? initializers.heNormal({});
    registerParts({ quantizers: [this.quantizer], scales: [this.scale], gradients: [this.gradient] });
  }

  /**
   * The latent weights, as the optimizer sees them.
   *
   * @returns the variable's tensor, filters last; not to be disposed
   * @throws Error of tfjs if the layer has not been built
   */
  latentWeights(): Tensor {
    return this.requireBuilt().read();
  }

  /**
   * The levels, without the scale: −1 and +1 for a binary rule.
   *
   * @returns a new tensor of the shape of the latent weights, filters last
   * @throws NonFiniteError naming the index of the first NaN or infinity among the latent weights, on cpu and wasm
   */
  levels(): Tensor {
    return binarize(this.latentWeights(), this.quantizer, {
      granularity: this.granularity,
      scale: unitScale(),
    });
  }

  /** @returns the layer's configuration as plain data; parts go by their names */
  override getConfig(): serialization.ConfigDict {
    return {
      ...super.getConfig(),
      quantizer: this.quantizer.name,
      granularity: { ...this.granularity },
      scale: this.scale.name,
      gradient: this.gradient.name,
      useBias: this.useBias,
    };
  }

  /**
   * Makes the latent weights and the bias.
   *
   * @param shape - filters last
   */
  protected buildWeights(shape: number[]): void {
    this.latent = this.addWeight("kernel", shape, "float32", this.kernelInitializer);
    if (this.useBias) this.bias = this.addWeight("bias", shape.slice(-1), "float32", initializers.zeros());
    this.built = true;
  }

  /** The scaled levels, through which gradients reach the latent weights. */
  protected kernel(): Tensor {
    const { granularity, scale, gradient } = this;
    return binarize(this.latentWeights(), this.quantizer, { granularity, scale, gradient });
  }

  private requireBuilt(): LayerVariable {
    if (this.latent === undefined)
      throw new Error(`layer ${this.name} must be built first: add it to a model or call apply`);
    return this.latent;
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
