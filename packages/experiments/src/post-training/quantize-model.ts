import { recipe } from "@equal-bits/quantizers";
import { type ChangeOptions, type ChangeReport, changeWeights } from "./change-weights.js";
import type { PostScale } from "./fit-scale.js";
import { named } from "./named-refusal.js";
import { quantizedTensor } from "./quantized-tensor.js";

/** What is quantized, and how. */
export interface QuantizeModelOptions extends ChangeOptions {
  /** The rule, by a name of the catalogue of `@equal-bits/quantizers`. Default `"equal-bits:0.5"`. */
  readonly quantizer?: string;
  /** What the levels of each filter are multiplied by. Default `"fitted"`: what is nearest to the weights in squares. */
  readonly scale?: PostScale;
}

/**
 * Quantizes kernels of a saved model for good, without training, and writes it as another one.
 *
 * An untrained network loses much of its accuracy at one bit a weight; this is where training starts from, and what it is to be compared with.
 *
 * @param options - which file, which of its tensors, the rule, and data to judge it by
 * @returns what was changed, and the accuracy before and after
 * @throws FormatError if the file is no model, or not of numbers; DomainError if a name is unknown; ShapeError if a rule cannot quantize a tensor;
 * NonFiniteError if a weight is NaN or infinite; nothing is written then
 */
export async function quantizeModel(options: QuantizeModelOptions): Promise<ChangeReport> {
  const { quantizer = "equal-bits:0.5", scale = "fitted" } = options;
  const rule = recipe(quantizer);
  return changeWeights(
    options,
    (all) =>
      all.map(({ name, weights, filters }) =>
        named(name, () => quantizedTensor(weights, filters, rule, scale)),
      ),
    false,
  );
}
