import { type BinarizeOptions, binarize, requireMaskable, type Scale, unitScale } from "@equal-bits/binarize";
import { DomainError, requireKept, requireLevels, ShapeError } from "@equal-bits/core";
import { broadcastTo, fill, ones, reshape, type Tensor, tensor, tidy } from "@tensorflow/tfjs-core";
import { initializers, type LayerVariable } from "@tensorflow/tfjs-layers";
import type { Initializer } from "../layer-options.js";
import type { LayerParts } from "../parts/layer-parts.js";
import { requireParts } from "../parts/require-parts.js";
import { constrainUpdates, type LatentConstraint } from "./constrain-updates.js";
import type { AddWeight, FilterBank, FilterParts } from "./filter-bank.js";

/** How the gradients of a layer pass its mask: to pruned weights too, which may grow back; or to kept ones alone. */
export type Pruning = "straight-through" | "masked";

/** What goes with latent weights beside the parts that quantize them. */
export interface LatentOptions {
  /** What they are brought to after each update. Default nothing. */
  readonly constraint?: LatentConstraint | undefined;
  /** How gradients pass a mask; null for no mask. Default null. */
  readonly pruning?: Pruning | null;
}

/** Latent weights that are quantized whenever they are used. */
export class LatentFilters implements FilterBank {
  readonly name: string;
  readonly frozen: boolean = false;
  private current: FilterParts;
  private readonly constraint: LatentConstraint | undefined;
  /** How gradients pass a mask; null without one. */
  readonly pruning: Pruning | null;
  private latent: LayerVariable | undefined;
  private learned: LayerVariable | undefined;
  private mask: LayerVariable | undefined;
  private applyConstraint: (() => void) | undefined;

  /**
   * @param name - of the latent variable
   * @param parts - what quantizes it
   * @param options - what the latent weights are brought to after each update, and how gradients pass a mask
   */
  constructor(name: string, parts: FilterParts, { constraint, pruning = null }: LatentOptions = {}) {
    this.name = name;
    this.current = parts;
    this.constraint = constraint;
    this.pruning = pruning;
    if (pruning !== null) requireLevels(this.levelCount, "a quantizer under a mask");
    if (pruning !== null) requireMaskable(parts);
  }

  get parts(): FilterParts {
    return this.current;
  }

  get shape(): readonly number[] | null {
    return this.latent?.read().shape ?? null;
  }

  get levelCount(): number {
    return this.current.quantizer.levels + (this.pruning === null ? 0 : 1);
  }

  get tensorsKept(): number {
    return this.pruning === null ? 1 : 2;
  }

  kept(): Tensor | null {
    return this.mask?.read().clone() ?? null;
  }

  keep(mask: Uint8Array): void {
    const latent = this.latentWeights();
    if (this.mask === undefined)
      throw new DomainError(
        'a layer must be made with pruning: "straight-through" or "masked" to be pruned, got one without a mask',
      );
    requireKept(mask, latent.size);
    const values = tensor(Float32Array.from(mask), latent.shape);
    this.mask.write(values);
    values.dispose();
  }

  requireUsable(parts: LayerParts): void {
    const { current } = this;
    const { quantizer, scale } = this.with(parts);
    requireParts(this.with(parts));
    if (this.pruning !== null) requireMaskable(this.with(parts));
    if (quantizer.levels !== current.quantizer.levels)
      throw new DomainError(
        `the quantizer of a layer must keep its ${current.quantizer.levels} levels, got ${quantizer.name} of ${quantizer.levels}; make a layer with it instead`,
      );
    if (learns(scale) !== learns(current.scale))
      throw new DomainError(
        `the scale of a layer must ${learns(scale) ? "not " : ""}learn as before, got ${scale.name} after ${current.scale.name}; make a layer with it instead`,
      );
  }

  use(parts: LayerParts): void {
    this.requireUsable(parts);
    this.current = this.with(parts);
  }

  build(shape: number[], addWeight: AddWeight, initializer: Initializer): void {
    if (learns(this.current.scale)) this.requireOneAFilter(shape);
    this.latent = addWeight(this.name, shape, initializer);
    if (this.constraint) this.applyConstraint = constrainUpdates(this.latent, this.constraint);
    if (this.pruning !== null) this.mask = addWeight(`${this.name}_mask`, shape, initializers.ones(), false);
    if (!learns(this.current.scale)) return;
    const prefix = this.name.slice(0, -"kernel".length);
    const learned = addWeight(`${prefix}scale`, shape.slice(-1), initializers.ones());
    tidy(() => {
      learned.write(this.initialScale(learned.read().shape));
    });
    this.learned = learned;
  }

  latentWeights(): Tensor {
    if (this.latent === undefined)
      throw new Error("the layer must be built first: add it to a model or call apply");
    return this.latent.read();
  }

  levels(): Tensor {
    const { quantizer, granularity } = this.current;
    return binarize(this.latentWeights(), quantizer, { granularity, scale: unitScale(), ...this.masked() });
  }

  binaryWeights(): Tensor {
    const { quantizer, granularity, scale, relaxation, gradient } = this.current;
    return binarize(this.latentWeights(), quantizer, {
      granularity,
      scale: this.learned?.read() ?? scale,
      ...(relaxation === null ? {} : { relaxation }),
      ...(gradient === null ? {} : { gradient }),
      ...this.masked(),
    });
  }

  /**
   * What multiplies the levels at present.
   *
   * @returns a number, or a tensor that broadcasts to the latent weights; it belongs to the surrounding tidy
   */
  factor(): number | Tensor {
    const { scale, granularity } = this.current;
    return this.learned?.read() ?? scale.factor(this.latentWeights(), granularity);
  }

  /** Applies the constraint now, as after an update; does nothing without one. */
  constrain(): void {
    this.latentWeights();
    this.applyConstraint?.();
  }

  /** What `binarize` is told of the mask. */
  private masked(): Pick<BinarizeOptions, "kept" | "regrowth"> {
    return this.mask === undefined
      ? {}
      : { kept: this.mask.read(), regrowth: this.pruning === "straight-through" };
  }

  /** The present parts but for those given. */
  private with(parts: LayerParts): FilterParts {
    const { current } = this;
    const { quantizer = current.quantizer, scale = current.scale } = parts;
    const { relaxation = current.relaxation, gradient = current.gradient } = parts;
    return { quantizer, granularity: current.granularity, scale, relaxation, gradient };
  }

  /** Refuses a scale that could not be learned, before anything is made. */
  private requireOneAFilter(shape: number[]): void {
    tidy(() => {
      const { scale, granularity } = this.current;
      const factor = scale.factor(ones(shape), granularity);
      const axes = typeof factor === "number" ? [] : factor.shape;
      const [filters] = shape.slice(-1);
      if (axes.slice(0, -1).some((axis) => axis !== 1) || ![1, filters].includes(axes.at(-1) ?? 1))
        throw new ShapeError(
          `the factor of ${scale.name} must be a number, [1] or one number a filter to be learned, got [${axes.join(", ")}]`,
        );
    });
  }

  /** Where a learned scale starts, one number a filter. */
  private initialScale(shape: number[]): Tensor {
    const { scale, granularity } = this.current;
    const factor = scale.factor(this.latentWeights(), granularity);
    return typeof factor === "number" ? fill(shape, factor) : broadcastTo(reshape(factor, [-1]), shape);
  }
}

function learns(scale: Scale): boolean {
  return scale.learned === true;
}
