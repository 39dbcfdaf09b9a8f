import type { Relaxation, Scale, SurrogateGradient } from "@equal-bits/binarize";
import type { Granularity, Quantizer } from "@equal-bits/core";
import type { serialization } from "@tensorflow/tfjs-core";
import type { FilterBank } from "../filters/filter-bank.js";
import { gradientOf, relaxationOf, savedPart, scaleOf } from "../parts/part-registry.js";

/** The parts of a separable convolution that are of its pointwise part alone. */
export interface PointwiseParts {
  /** The rule of the pointwise part. Default `quantizer`. */
  readonly pointwiseQuantizer?: Quantizer;
  /** Which weights of the pointwise part share one histogram. Default `perFilter()`. */
  readonly pointwiseGranularity?: Granularity;
  /** What multiplies the levels of the pointwise part. Default `scale`. */
  readonly pointwiseScale?: Scale;
  /** What stands for the hard levels of the pointwise part going forward, null for the levels themselves. Default `relaxation`. */
  readonly pointwiseRelaxation?: Relaxation | null;
  /** What stands for the derivative of the step of the pointwise part, null as for `gradient`. Default `gradient`. */
  readonly pointwiseGradient?: SurrogateGradient | null;
}

/**
 * The parts in which the pointwise bank differs from the depthwise one, as plain data; none of a frozen layer.
 *
 * @internal
 */
export function savedPointwiseParts([depthwise, pointwise]: readonly FilterBank[]): serialization.ConfigDict {
  const [first, own] = [depthwise.parts, pointwise.parts];
  const differs = (part: "scale" | "relaxation" | "gradient"): boolean =>
    !pointwise.frozen && own[part]?.name !== first[part]?.name;
  return {
    ...(differs("scale") ? { pointwiseScale: savedPart(own.scale) } : {}),
    ...(differs("relaxation") ? { pointwiseRelaxation: own.relaxation && savedPart(own.relaxation) } : {}),
    ...(differs("gradient") ? { pointwiseGradient: own.gradient && savedPart(own.gradient) } : {}),
  };
}

/**
 * The parts in a saved configuration that are of the pointwise bank alone. What is absent is as in the depthwise one.
 *
 * @throws FormatError if a part is not known
 * @internal
 */
export function pointwisePartsOf(config: serialization.ConfigDict): PointwiseParts {
  const { pointwiseScale: scale, pointwiseRelaxation: relaxation, pointwiseGradient: gradient } = config;
  return {
    ...(scale === undefined ? {} : { pointwiseScale: scaleOf(scale) }),
    ...(relaxation === undefined
      ? {}
      : { pointwiseRelaxation: relaxation === null ? null : relaxationOf(relaxation) }),
    ...(gradient === undefined ? {} : { pointwiseGradient: gradient === null ? null : gradientOf(gradient) }),
  };
}
