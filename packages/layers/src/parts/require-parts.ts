import type { SurrogateGradient, Ticket } from "@equal-bits/binarize";
import { DomainError, shown } from "@equal-bits/core";
import type { LatentConstraint } from "../filters/constrain-updates.js";
import type { FilterParts } from "../filters/filter-bank.js";

/**
 * Refuses what is no quantizer, as the name of one.
 *
 * @throws DomainError if it is none
 * @internal
 */
export function requireQuantizer(quantizer: FilterParts["quantizer"]): void {
  requirePart(quantizer, "quantizer", "a rule as equalBits(0.5)", ["assign", "values"]);
}

/**
 * Refuses what is no surrogate gradient, as the name of one.
 *
 * @throws DomainError if it is none
 * @internal
 */
export function requireGradient(gradient: SurrogateGradient): void {
  requirePart(gradient, "gradient", "a surrogate gradient as clippedGradient(1)", ["apply"]);
}

/**
 * Refuses parts that are none, as the name of one.
 *
 * @throws DomainError naming the part
 * @internal
 */
export function requireParts({ quantizer, scale, relaxation, gradient }: FilterParts): void {
  requireQuantizer(quantizer);
  requirePart(scale, "scale", "a scale as fanInScale()", ["factor"]);
  if (relaxation !== null)
    requirePart(relaxation, "relaxation", "null or one as entropicRelaxation(0.1)", ["apply"]);
  if (gradient !== null) requireGradient(gradient);
}

/**
 * Refuses what is no constraint, as the name of one.
 *
 * @throws DomainError if it is none
 * @internal
 */
export function requireConstraint(constraint: LatentConstraint | null): void {
  if (constraint !== null)
    requirePart(constraint, "kernelConstraint", "null or a constraint as clipConstraint(1)", ["apply"]);
}

/**
 * Refuses what is no ticket, as the name of one.
 *
 * @throws DomainError if it is none
 * @internal
 */
export function requireTicket(ticket: Ticket): void {
  requirePart(ticket, "ticket", "null or one as biprop()", ["apply"]);
}

function requirePart(part: object | undefined, what: string, wanted: string, verbs: readonly string[]): void {
  const can = (verb: string): boolean =>
    typeof part === "object" &&
    part !== null &&
    typeof (part as Record<string, unknown>)[verb] === "function"; // looked at, not called
  if (!verbs.every(can)) throw new DomainError(`${what} must be ${wanted}, got ${shown(part)}`);
}
