import { identityGradient, type Scale, type SurrogateGradient } from "@equal-bits/binarize";
import type { Granularity, Quantizer } from "@equal-bits/core";
import { add, type serialization, type Tensor, tidy } from "@tensorflow/tfjs-core";
import { initializers, type LayerVariable, layers } from "@tensorflow/tfjs-layers";
import type { LatentConstraint } from "../filters/constrain-updates.js";
import type { AddWeight, FilterBank } from "../filters/filter-bank.js";
import { LatentFilters } from "../filters/latent-filters.js";
import { starvedIn } from "../filters/starved-in.js";
import type { Initializer, LayerOptions } from "../layer-options.js";
import { onlyTensor } from "../only-one.js";
import type { LayerParts } from "../parts/layer-parts.js";
import { registerConstraint } from "../parts/saved-constraint.js";
import { starvingWarning } from "../warnings/starving-warning.js";
import { type Warn, warnOnConsole } from "../warnings/warn.js";
import { type FilterOptions, filterBank } from "./filter-options.js";
import { filtersOf, registerFilters, savedFilters } from "./saved-filters.js";

/** What every layer with binary weights is made of. */
export interface BinaryLayerOptions extends LayerOptions, FilterOptions {
  /** Whether a real-valued bias is added to each filter. Default false: batch normalization has its own. */
  readonly useBias?: boolean;
  /** Where the latent weights start. It is used once and not saved. Default `initializers.heNormal({})`. */
  readonly kernelInitializer?: Initializer;
  /** Where a warning goes. Default the console. */
  readonly warn?: Warn;
}

/** A tfjs layer whose real-valued latent weights are quantized whenever they are used. */
export abstract class BinaryLayer extends layers.Layer {
  /** The layer's filters, input first: a separable convolution has two banks of them, the other layers one. */
  readonly banks: readonly FilterBank[];
  /** Whether a bias is added to each filter. */
  readonly useBias: boolean;
  /** What the latent weights are brought to after each update; null for none. */
  readonly kernelConstraint: LatentConstraint | null;

  /** The bias; undefined until the layer is built, and without one. */
  protected bias: LayerVariable | undefined;
  private readonly kernelInitializer: Initializer;
  private readonly warnOfStarving: () => void;

  /**
   * @param options - the parts and the options of every tfjs layer
   * @param banks - the filters, where they are not one bank named `kernel`
   */
  constructor(options: BinaryLayerOptions, banks: readonly FilterBank[] = [filterBank("kernel", options)]) {
    super(options);
    this.banks = banks;
    this.useBias = options.useBias ?? false;
    this.kernelInitializer = options.kernelInitializer ?? initializers.heNormal({});
    this.kernelConstraint = options.kernelConstraint ?? null;
    this.warnOfStarving = starvingWarning(this, options.warn ?? warnOnConsole);
    for (const bank of banks) registerFilters(bank);
    registerConstraint(this.kernelConstraint);
  }

  /** The rule from latent weights to levels, of the first bank. */
  get quantizer(): Quantizer {
    return this.banks[0].parts.quantizer;
  }

  /** Which weights share one histogram, in the first bank. */
  get granularity(): Granularity {
    return this.banks[0].parts.granularity;
  }

  /** What multiplies all levels. */
  get scale(): Scale {
    return this.banks[0].parts.scale;
  }

  /** What stands for the derivative of the step. */
  get gradient(): SurrogateGradient {
    const { gradient, relaxation } = this.banks[0].parts;
    return gradient ?? relaxation?.gradient ?? identityGradient();
  }

  /** Whether the layer holds levels for good, with no latent weights behind them. */
  get frozen(): boolean {
    return this.banks[0].frozen;
  }

  /**
   * Takes other parts from now on, as a schedule hands them out between two steps of training.
   *
   * A separable convolution gives them to both of its banks; `layer.banks[1].use(parts)` reaches one.
   *
   * @param parts - those to change; the others stay
   * @throws DomainError if a part is none, the quantizer has another number of levels, a scale would begin or cease to learn, or the layer is frozen; nothing
   * is changed then
   */
  use(parts: LayerParts): void {
    for (const bank of this.banks) bank.requireUsable(parts);
    for (const bank of this.banks) bank.use(parts);
  }

  /**
   * The latent weights of the first bank, as the optimizer sees them.
   *
   * @returns the variable's tensor, filters last; not to be disposed
   * @throws Error if the layer has not been built, or is frozen
   */
  latentWeights(): Tensor {
    return this.banks[0].latentWeights();
  }

  /**
   * The levels of the first bank, without the scale: −1 and +1 for a binary rule.
   *
   * @returns a new tensor of the shape of the latent weights, filters last
   * @throws NonFiniteError naming the index of the first NaN or infinity among the latent weights, on cpu and wasm
   */
  levels(): Tensor {
    return this.banks[0].levels();
  }

  /**
   * The scaled levels of the first bank: what the layer multiplies its input by.
   *
   * @returns a new tensor of the shape of the latent weights, filters last
   * @throws NonFiniteError naming the index of the first NaN or infinity among the latent weights, on cpu and wasm
   */
  binaryWeights(): Tensor {
    return this.banks[0].binaryWeights();
  }

  /**
   * Applies the kernel constraint now. Optimizers need no such call, only weights that were set by hand or have just been made.
   *
   * @throws Error if the layer has not been built, or is frozen
   */
  constrain(): void {
    for (const bank of this.banks) {
      bank.latentWeights(); // refuses a frozen bank
      if (bank instanceof LatentFilters) bank.constrain();
    }
  }

  /**
   * How many latent weights the gradient does not reach at present, whatever the loss: they never move until something else moves them.
   *
   * @returns a whole number; 0 of a frozen layer
   * @throws NonFiniteError naming the index of the first NaN or infinity among the latent weights, on cpu and wasm
   */
  async starvedWeights(): Promise<number> {
    const latent = this.banks.filter((bank) => bank instanceof LatentFilters);
    const counts = await Promise.all(latent.map(starvedIn));
    return counts.reduce((sum, count) => sum + count, 0);
  }

  /**
   * @param inputs - one tensor
   * @param kwargs - `training`
   * @returns the product with the binary weights, and the bias
   */
  override call(inputs: Tensor | Tensor[], kwargs: { readonly [option: string]: unknown }): Tensor {
    if (kwargs.training === true) this.warnOfStarving();
    return tidy(() => {
      const product = this.product(
        onlyTensor(inputs),
        this.banks.map((bank) => bank.binaryWeights()),
      );
      return this.bias ? add(product, this.bias.read()) : product;
    });
  }

  /** @returns the layer's configuration as plain data; parts go by their names */
  override getConfig(): serialization.ConfigDict {
    for (const bank of this.banks) registerFilters(bank);
    return {
      ...super.getConfig(),
      ...savedFilters(this.banks[0], this.kernelConstraint),
      useBias: this.useBias,
    };
  }

  /**
   * The layer that a configuration describes.
   *
   * @param cls - the class to make
   * @param config - from `getConfig`
   * @returns a new layer
   * @throws FormatError if one of its parts is not known
   */
  static override fromConfig<T extends serialization.Serializable>(
    cls: serialization.SerializableConstructor<T>,
    config: serialization.ConfigDict,
  ): T {
    return new cls(filtersOf(config));
  }

  /**
   * Takes the bias of a layer of the same shape.
   *
   * @internal
   */
  copyBias({ bias }: BinaryLayer): void {
    if (bias) this.bias?.write(bias.read());
  }

  /**
   * What the layer does with its binary weights.
   *
   * @param input - of a shape that `build` has seen
   * @param weights - of each bank
   */
  protected abstract product(input: Tensor, weights: readonly Tensor[]): Tensor;

  /**
   * Makes the latent weights and the bias.
   *
   * @param shapes - of each bank, filters last
   */
  protected buildWeights(...shapes: number[][]): void {
    const add: AddWeight = (name, shape, initializer, trainable = true) =>
      this.addWeight(name, shape, "float32", initializer, undefined, trainable);
    this.banks.forEach((bank, i) => {
      bank.build(shapes[i], add, this.kernelInitializer);
    });
    const filters = shapes[shapes.length - 1].slice(-1);
    if (this.useBias) this.bias = add("bias", filters, initializers.zeros());
    this.built = true;
  }
}
