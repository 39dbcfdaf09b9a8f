import { namedConstraint } from "@equal-bits/binarize";
import { namedRatio, recipe } from "@equal-bits/quantizers";
import { promisedRatio } from "./promised-ratio.js";
import type { TrainingRule } from "./training-rule.js";

/**
 * A rule of the catalogue of `@equal-bits/quantizers`, by its name.
 *
 * @throws DomainError if the name is unknown or its argument is out of range
 * @internal
 */
export function catalogueRule(called: string): TrainingRule {
  const { name, quantizer, granularity, partsAt, constraint } = recipe(called);
  return {
    name,
    identity: name,
    ratio: namedRatio(name) ?? promisedRatio(quantizer),
    quantizer,
    granularity,
    partsAt,
    constraint: constraint === null ? null : namedConstraint(constraint),
  };
}
