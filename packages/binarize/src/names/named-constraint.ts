import { centredClipConstraint } from "../constraints/centred-clip-constraint.js";
import { clipConstraint } from "../constraints/clip-constraint.js";
import type { Constraint } from "../constraints/constraint.js";
import { namedPart, numberIn, type PartMakers, signaturesOf } from "./named-part.js";

/**
 * A constraint on latent weights by its name: `"clip(1)"`, `"centred-clip(1)"`; what a constraint's own `name` says.
 *
 * @param name - one of {@link constraintNames}, with a number for its argument
 * @returns the constraint
 * @throws DomainError if the name is unknown or its argument is out of range
 */
export function namedConstraint(name: string): Constraint {
  return namedPart("constraint", makers, name);
}

const makers: PartMakers<Constraint> = {
  clip: {
    signature: "clip([limit])",
    arity: [0, 1],
    make: (limit = "1") => clipConstraint(numberIn(limit)),
  },
  "centred-clip": {
    signature: "centred-clip([limit])",
    arity: [0, 1],
    make: (limit = "1") => centredClipConstraint(numberIn(limit)),
  },
};

/** What {@link namedConstraint} knows, each with the name of its argument; one in square brackets may be left away. */
export const constraintNames: readonly string[] = Object.freeze(signaturesOf(makers));
