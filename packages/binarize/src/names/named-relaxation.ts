import { entropicRelaxation } from "../relaxations/entropic-relaxation.js";
import type { Relaxation } from "../relaxations/relaxation.js";
import { namedPart, numberIn, type PartMakers, signaturesOf } from "./named-part.js";

/**
 * A relaxation by its name: `"entropic(0.1)"`; what a relaxation's own `name` says.
 *
 * @param name - one of {@link relaxationNames}, with a number for its argument
 * @returns the relaxation
 * @throws DomainError if the name is unknown or its argument is out of range
 */
export function namedRelaxation(name: string): Relaxation {
  return namedPart("relaxation", makers, name);
}

const makers: PartMakers<Relaxation> = {
  entropic: {
    signature: "entropic(epsilon)",
    arity: [1, 1],
    make: (epsilon) => entropicRelaxation(numberIn(epsilon)),
  },
};

/** What {@link namedRelaxation} knows, each with the name of its argument. */
export const relaxationNames: readonly string[] = Object.freeze(signaturesOf(makers));
