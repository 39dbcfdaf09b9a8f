import { type Quantizer, ShapeError } from "@equal-bits/core";
import { ensureGradients } from "@equal-bits/tfjs-gradients";
import { reshape, type Tensor, tidy } from "@tensorflow/tfjs-core";
import { binarize } from "../binarize.js";
import { transportGradient } from "../gradients/transport-gradient.js";
import { unitScale } from "../scales/unit-scale.js";
import { greaterHalf } from "./greater-half.js";

/** How {@link biHalfActivation} makes bits. */
export interface BiHalfOptions {
  /** Strength of the pull of each value towards its bit, γ ≥ 0; the authors take 1 to 6. Default 0: none. */
  readonly gamma?: number;
  /** The rule for the values of one unit over the batch, as `equalBits(0.3)`. Default the greater half becomes +1, the others −1. */
  readonly quantizer?: Quantizer;
}

/**
 * Binary activations that are balanced over the batch: in each unit, half of the examples get +1.
 *
 * Forward: over the first axis, the ⌈N/2⌉ greatest of N values become +1 and the others −1; equal values in the order of the
 * batch. Gradient: dL/dx = dL/dy + γ (x − y) / (number of values).
 *
 * A bit depends on the other examples, so use it in training only: for one example every bit is +1. Afterwards take
 * `signActivation`, as the authors do. Of an odd batch their code gives ⌊N/2⌋ the +1.
 *
 * @param x - real-valued activations, batch first, float32
 * @param options - γ and the rule
 * @returns ±1, or the levels of the rule, shape of `x`
 * @throws ShapeError if `x` is a scalar or not float32
 * @throws DomainError if `gamma` is not a finite number ≥ 0
 * @throws NonFiniteError naming a NaN or infinity, on cpu and wasm
 * @see Li and van Gemert, Deep unsupervised image hashing by maximizing bit entropy, AAAI 2021, section 3
 */
export function biHalfActivation<T extends Tensor>(
  x: T,
  { gamma = 0, quantizer = greaterHalf }: BiHalfOptions = {},
): T {
  if (x.rank < 1) throw new ShapeError("x must have a batch axis, got a scalar");
  ensureGradients();
  const [batch] = x.shape;
  const units = x.shape.slice(1).reduce((product, axis) => product * axis, 1);
  const gradient = transportGradient(gamma);
  return tidy(() => {
    const bits = binarize(reshape(x, [batch, units]), quantizer, { scale: unitScale(), gradient });
    return reshape(bits, x.shape);
  }) as Tensor as T; // the shape, and so the rank, of x
}
