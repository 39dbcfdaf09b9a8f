import { namedConstraint, namedTicket } from "@equal-bits/binarize";
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
  const { name, quantizer, granularity, partsAt, constraint, ticket } = recipe(called);
  return {
    name,
    identity: name,
    ratio: ticket === undefined ? (namedRatio(name) ?? promisedRatio(quantizer)) : null,
    quantizer,
    granularity,
    partsAt,
    ticket: ticket === undefined ? null : namedTicket(ticket),
    constraint: constraint === null ? null : namedConstraint(constraint),
  };
}
