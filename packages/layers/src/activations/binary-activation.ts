import type { Tensor } from "@tensorflow/tfjs-core";
import { layers, type SymbolicTensor } from "@tensorflow/tfjs-layers";
import type { LayerOptions } from "../layer-options.js";
import { onlyShape, type ShapeOrShapes } from "../only-one.js";
import { neverNegative } from "../warnings/never-negative.js";
import { type Warn, warnOnConsole } from "../warnings/warn.js";

/** What every layer of binary activations takes. */
export interface BinaryActivationOptions extends LayerOptions {
  /** Where a warning goes. Default the console. */
  readonly warn?: Warn;
}

/** A tfjs layer that makes bits of activations, and warns where its input cannot give both of them. */
export abstract class BinaryActivation extends layers.Layer {
  private readonly warn: Warn;

  /** @param options - where warnings go, and the options of every tfjs layer */
  constructor(options: BinaryActivationOptions) {
    super(options);
    this.warn = options.warn ?? warnOnConsole;
  }

  /** What comes of an input that is never negative, for the warning. */
  protected abstract readonly withoutNegatives: string;

  /**
   * @param inputShape - any
   * @returns the same
   */
  override computeOutputShape(inputShape: ShapeOrShapes): (number | null)[] {
    return onlyShape(inputShape);
  }

  /**
   * Joins the layer to a model, and warns where its input is never negative.
   *
   * @param inputs - of any shape
   * @param kwargs - of tfjs
   * @returns the bits, same shape
   */
  override apply(
    inputs: Tensor | Tensor[] | SymbolicTensor | SymbolicTensor[],
    kwargs?: Parameters<layers.Layer["apply"]>[1],
  ): ReturnType<layers.Layer["apply"]> {
    const [input] = [inputs].flat();
    const culprit = "sourceLayer" in input ? neverNegative(input) : null;
    if (culprit !== null)
      this.warn(
        `the input of sign activation ${this.name} is never negative, as it comes from ${culprit}: ${this.withoutNegatives}; take that layer away, or put a batch normalization between`,
      );
    return super.apply(inputs, kwargs);
  }
}
