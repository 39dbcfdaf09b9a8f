import type { Quantizer } from "@equal-bits/core";
import { byCuts, type CutParts } from "./by-cuts.js";
import { byTransport, type TransportParts } from "./by-transport.js";

/**
 * Composes a quantizer from parts: prior × solver × levels, or cuts × levels.
 *
 * The parts are kept as data in the record, so that a GPU can carry the rule out; groups (per filter, tensor, block) are a
 * granularity of core and belong to whoever applies the rule, as do scale and surrogate gradient.
 *
 * @param parts - a name, and the parts
 * @returns a frozen quantizer
 * @throws DomainError if cuts have no places, there are not 2 to 256 levels, cuts or values are not finite or descend, cuts under tanh
 *   are not between −1 and 1, a statistic is unknown, a solver needs places that fitted levels lack, or an exact total is asked of one
 *   that keeps no counts
 * @throws ShapeError if there are not as many values as levels
 */
export function quantizer(parts: TransportParts | CutParts): Quantizer {
  return "cuts" in parts ? byCuts(parts) : byTransport(parts);
}
