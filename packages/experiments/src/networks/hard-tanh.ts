import { clipByValue, serialization, type Tensor } from "@tensorflow/tfjs-core";
import { layers } from "@tensorflow/tfjs-layers";

/** Activations clipped to −1 … 1; made by {@link hardTanh}. */
export class HardTanh extends layers.Layer {
  /** The name under which tfjs saves and finds the class. */
  static readonly className: string = "HardTanh";

  /**
   * @param inputShape - any
   * @returns the same
   */
  override computeOutputShape(inputShape: (number | null)[]): (number | null)[] {
    return inputShape;
  }

  /**
   * @param inputs - any shape
   * @returns same shape
   */
  override call(inputs: Tensor | Tensor[]): Tensor {
    return clipByValue(Array.isArray(inputs) ? inputs[0] : inputs, -1, 1);
  }
}

// tfjs finds the class of a saved layer in its own registry.
serialization.registerClass(HardTanh);

/**
 * y = x clipped to −1 … 1, with dL/dx = dL/dy inside, as a layer.
 *
 * @param options - the layer's name
 * @returns the layer
 * @internal
 */
export function hardTanh(options: { readonly name: string }): HardTanh {
  return new HardTanh(options);
}
