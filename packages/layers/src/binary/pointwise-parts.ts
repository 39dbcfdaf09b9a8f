import type { serialization } from "@tensorflow/tfjs-core";
import type { FilterBank } from "../filters/filter-bank.js";
import { gradientOf, relaxationOf, savedPart, scaleOf } from "../parts/part-registry.js";
import type { PointwiseParts } from "./binary-separable-conv2d.js";

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
