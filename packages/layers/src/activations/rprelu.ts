import { rprelu as rpreluOf } from "@equal-bits/binarize";
import { DomainError, shown } from "@equal-bits/core";
import type { serialization, Tensor } from "@tensorflow/tfjs-core";
import { initializers, type LayerVariable, layers } from "@tensorflow/tfjs-layers";
import type { LayerOptions } from "../layer-options.js";
import { lastAxis, onlyShape, onlyTensor, type ShapeOrShapes } from "../only-one.js";

/** Options of {@link rPReLU}. */
export interface RPReLUOptions extends LayerOptions {
  /** The slope left of the bend at the start. It is used once and not saved. Default 0.25. */
  readonly initialSlope?: number;
}

/** A leaky ReLU with a learned bend and slope for each channel; made by {@link rPReLU}. */
export class RPReLU extends layers.Layer {
  /** The name under which tfjs saves and finds the class. */
  static readonly className: string = "RPReLU";
  private readonly initialSlope: number;
  private parameters: Readonly<Record<"gamma" | "zeta" | "slope", LayerVariable>> | undefined;

  /** @param options - see {@link RPReLUOptions} */
  constructor(options: RPReLUOptions = {}) {
    super(options);
    this.initialSlope = options.initialSlope ?? 0.25;
    if (!Number.isFinite(this.initialSlope))
      throw new DomainError(`initialSlope must be a finite number, got ${shown(this.initialSlope)}`);
  }

  /**
   * Makes the parameters; tfjs calls it at the first use.
   *
   * @param inputShape - [batch, ..., C]
   * @throws ShapeError if C is open
   */
  override build(inputShape: ShapeOrShapes): void {
    const channels = lastAxis(onlyShape(inputShape), this.name);
    const weight = (name: string, value: number): LayerVariable =>
      this.addWeight(name, [channels], "float32", initializers.constant({ value }));
    this.parameters = {
      gamma: weight("gamma", 0),
      zeta: weight("zeta", 0),
      slope: weight("slope", this.initialSlope),
    };
    this.built = true;
  }

  /**
   * @param inputShape - any
   * @returns the same
   */
  override computeOutputShape(inputShape: ShapeOrShapes): (number | null)[] {
    return onlyShape(inputShape);
  }

  /**
   * @param inputs - [batch, ..., C]
   * @returns same shape
   */
  override call(inputs: Tensor | Tensor[]): Tensor {
    if (this.parameters === undefined) throw new Error(`layer ${this.name} must be built first`);
    const { gamma, zeta, slope } = this.parameters;
    return rpreluOf(onlyTensor(inputs), { gamma: gamma.read(), zeta: zeta.read(), slope: slope.read() });
  }

  /** @returns the layer's configuration as plain data */
  override getConfig(): serialization.ConfigDict {
    return super.getConfig();
  }
}

/**
 * A leaky ReLU whose bend is learned in each channel: x − γ + ζ where x > γ, else slope · (x − γ) + ζ. γ and ζ start at 0.
 *
 * Real-valued, for behind a binary layer.
 *
 * @param options - where the slope starts
 * @returns the layer, for `sequential().add` or `apply`
 * @throws DomainError if the initial slope is not finite
 * @see Liu et al., ReActNet, ECCV 2020, eq. (4)
 */
export function rPReLU(options: RPReLUOptions = {}): RPReLU {
  return new RPReLU(options);
}
