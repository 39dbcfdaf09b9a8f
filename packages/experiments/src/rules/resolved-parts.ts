import {
  namedGradient,
  namedRelaxation,
  namedScale,
  type Relaxation,
  type Scale,
  type SurrogateGradient,
} from "@equal-bits/binarize";
import type { RuleParts } from "./training-rule.js";

/** The parts themselves. */
export interface ResolvedParts {
  /** What multiplies the levels. */
  readonly scale: Scale;
  /** What stands for the derivative of the step. */
  readonly gradient: SurrogateGradient;
  /** What stands for the levels going forward; null for the levels themselves. */
  readonly relaxation: Relaxation | null;
}

/**
 * Each part that goes by a name, found by it.
 *
 * @throws DomainError if a name is unknown or its arguments are out of range
 * @internal
 */
export function resolvedParts({ scale, gradient, relaxation }: RuleParts): ResolvedParts {
  return {
    scale: typeof scale === "string" ? namedScale(scale) : scale,
    gradient: typeof gradient === "string" ? namedGradient(gradient) : gradient,
    relaxation: typeof relaxation === "string" ? namedRelaxation(relaxation) : (relaxation ?? null),
  };
}
