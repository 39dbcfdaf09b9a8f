import { fanInScale } from "../scales/fan-in-scale.js";
import { learnedScale } from "../scales/learned-scale.js";
import { meanMagnitudeScale } from "../scales/mean-magnitude-scale.js";
import { powerOfTwoScale } from "../scales/power-of-two-scale.js";
import type { Scale } from "../scales/scale.js";
import { unitScale } from "../scales/unit-scale.js";
import { namedPart, numberIn, type PartMakers, signaturesOf } from "./named-part.js";

/**
 * A scale by its name: `"unit"`, `"fan-in"`, `"fan-in(0.5)"`; what a scale's own `name` says.
 *
 * @param name - one of {@link scaleNames}, with a number for its argument
 * @returns the scale
 * @throws DomainError if the name is unknown or its argument is out of range
 */
export function namedScale(name: string): Scale {
  return namedPart("scale", makers, name);
}

const makers: PartMakers<Scale> = {
  unit: { signature: "unit", arity: [0, 0], make: unitScale },
  "fan-in": {
    signature: "fan-in([sparsity])",
    arity: [0, 1],
    make: (sparsity = "0") => fanInScale({ sparsity: numberIn(sparsity) }),
  },
  "mean-magnitude": { signature: "mean-magnitude", arity: [0, 0], make: meanMagnitudeScale },
  "power-of-two": { signature: "power-of-two", arity: [0, 0], make: powerOfTwoScale },
  learned: { signature: "learned", arity: [0, 0], make: learnedScale },
};

/** What {@link namedScale} knows, each with the name of its argument; one in square brackets may be left away. */
export const scaleNames: readonly string[] = Object.freeze(signaturesOf(makers));
