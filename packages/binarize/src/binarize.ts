import { DomainError, type Granularity, perFilter, type Quantizer, ShapeError } from "@equal-bits/core";
import { ensureGradients } from "@equal-bits/tfjs-gradients";
import { customGrad, mul, notEqual, type Tensor, tidy } from "@tensorflow/tfjs-core";
import { marksOf } from "./backends/marks-of.js";
import { quantizeTensor } from "./backends/quantize-tensor.js";
import { identityGradient } from "./gradients/identity-gradient.js";
import type { SurrogateGradient } from "./gradients/surrogate-gradient.js";
import type { Relaxation } from "./relaxations/relaxation.js";
import { fanInScale } from "./scales/fan-in-scale.js";
import type { Scale } from "./scales/scale.js";
import { unitScale } from "./scales/unit-scale.js";

/** How levels are made of latent weights, and how gradients come back. */
export interface BinarizeOptions {
  /** Which weights share one histogram. Default `perFilter()`. */
  readonly granularity?: Granularity;
  /** What multiplies the levels, or a tensor that broadcasts to them and learns. Default `fanInScale()`, √(2/fan-in). */
  readonly scale?: Scale | Tensor;
  /** What stands for the hard levels going forward. Default none: the levels themselves. */
  readonly relaxation?: Relaxation;
  /** What stands for the derivative of the step. Default the relaxation's own, without one `identityGradient()`. */
  readonly gradient?: SurrogateGradient;
  /**
   * A mask: 1 for a weight that is kept, 0 for one that is pruned, float32, shape of `w`. The rule sees the kept weights alone, so its
   * shares are shares of those; a scale that is a mean is that of all weights. What is not 0 counts as 1. Default all are kept.
   */
  readonly kept?: Tensor;
  /**
   * Whether gradients reach the latent weights of pruned ones too, which may so grow back when a mask is made anew. Default true; false
   * stops them where the mask is 0.
   */
  readonly regrowth?: boolean;
}

/**
 * Quantizes latent weights inside a tfjs computation, on any backend, with a gradient.
 *
 * Forward: y = scale · Q(w), where Q gives every group its levels. Gradient: dL/dw = gradient(scale · dL/dy, w). A scale that is a
 * rule passes no gradient to the weights; one that is a tensor gets its own, Σ Q(w) · dL/dy.
 * On cpu and wasm the weights are read in place. On a GPU a rule that is data (`counts` or `cuts`, and a `valueRule`) never reads them
 * back, with the same bits; one that is code does, and is refused on webgpu. What is not finite there becomes NaN. With `kept`, only
 * fixed levels at cuts of 0 and of plain numbers, as sign, need no reading back.
 *
 * @param w - latent weights, float32, filters last: [in, out] or [height, width, in, out]
 * @param quantizer - the rule, as `equalBits(0.5)`
 * @param options - granularity, scale, relaxation and surrogate gradient
 * @returns the scaled levels, shape of `w`
 * @throws NonFiniteError naming the index of the first NaN or infinity in `w`, on cpu and wasm; not with a relaxation
 * @throws BackendError if on webgpu the rule is code
 * @throws ShapeError if `w` is not float32, a group size does not divide its fan-in, or `kept` has another shape
 * @throws DomainError if a relaxation or gradient cannot go with the rule, or a relaxation or a gradient of groups with `kept`
 * @see Li, Pintea and van Gemert, Equal Bits, AAAI 2022, eq. (4) and (6)
 */
export function binarize<T extends Tensor>(w: T, quantizer: Quantizer, options: BinarizeOptions = {}): T {
  const { granularity = perFilter(), scale = fanInScale(), relaxation } = options;
  const { gradient = relaxation?.gradient ?? identityGradient(), kept, regrowth = true } = options;
  if (kept !== undefined) requireMask(kept, w);
  if (kept !== undefined) requireMaskable({ relaxation, gradient });
  ensureGradients();
  const [rule, learned] = "factor" in scale ? [scale, undefined] : [unitScale(), scale];
  const quantized = customGrad((latent, save) => {
    const weights = latent as Tensor; // customGrad hands on its tensor arguments
    const levels =
      relaxation?.apply(weights, quantizer, granularity) ??
      quantizeTensor(weights, quantizer, granularity, kept);
    const factor = rule.factor(weights, granularity); // inside customGrad it passes no gradient to the weights
    const stops = kept === undefined || regrowth ? [] : [kept];
    const factors = typeof factor === "number" ? [] : [factor];
    (save as (tensors: Tensor[]) => void)([weights, levels, ...stops, ...factors]); // tfjs types `save` as a further tensor argument; last: a refusal would leave it behind
    return {
      value: times(levels, factor),
      gradFunc: (dy: Tensor, [latent, levels, ...others]: Tensor[]) => {
        if (latent.size === 0) return dy.clone(); // some backends cannot take the greatest of nothing
        const scaled = times(dy, typeof factor === "number" ? factor : others[stops.length]);
        const passed = gradient.apply(scaled, latent, { levels, granularity, quantizer });
        return stops.length === 0 ? passed : mul(passed, marksOf(notEqual(others[0], 0)));
      },
    };
  });
  return tidy(() => (learned === undefined ? quantized(w) : mul(quantized(w), learned))) as T; // the shape, and so the rank, of w
}

function times(values: Tensor, factor: number | Tensor): Tensor {
  return factor === 1 ? values : mul(values, factor);
}

function requireMask(kept: Tensor, { shape }: Tensor): void {
  if (kept.shape.length !== shape.length || kept.shape.some((axis, i) => axis !== shape[i]))
    throw new ShapeError(
      `kept must have the shape of w, [${shape.join(", ")}], got [${kept.shape.join(", ")}]`,
    );
}

/**
 * Refuses parts that cannot go with a mask: those that look at the other weights of a group, pruned ones among them.
 *
 * @param parts - what stands for the hard levels going forward, and for the derivative of the step; undefined or null for none
 * @throws DomainError naming the part
 */
export function requireMaskable({
  relaxation,
  gradient,
}: {
  readonly relaxation?: Relaxation | null | undefined;
  readonly gradient?: SurrogateGradient | null | undefined;
}): void {
  if (relaxation)
    throw new DomainError(`relaxation must be left out where weights are pruned, got ${relaxation.name}`);
  if (gradient?.ofGroups)
    throw new DomainError(
      `gradient must look at each weight alone where weights are pruned, got ${gradient.name}; identityGradient() does, as do clippedGradient(1) and edeGradient(1)`,
    );
}
