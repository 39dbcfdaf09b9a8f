import { type Constraint, namedConstraint } from "@equal-bits/binarize";
import { type Granularity, perFilter, perGroup, perTensor, type Quantizer } from "@equal-bits/core";
import { promisedRatio } from "./promised-ratio.js";
import { resolvedParts } from "./resolved-parts.js";
import type { RuleParts, TrainingRule } from "./training-rule.js";

/** Throws, told what was wrong in place of a quantizer. */
type Refuse = (got: string) => never;

/** A record of unknown fields; each is looked at before it is believed. */
type Unchecked = Readonly<Record<string, unknown>>;

/**
 * A rule from what a user's module exports: a quantizer, or a record of one and the parts that go with it, as a recipe is.
 *
 * @param exported - any value
 * @param refuse - throws, told what was wrong
 * @throws DomainError if a part's name is unknown
 * @internal
 */
export function ruleOf(exported: unknown, refuse: Refuse): TrainingRule {
  const record = recordIn(exported, refuse);
  const alone = !("quantizer" in record);
  const quantizer = quantizerIn(alone ? record : record.quantizer, refuse);
  const parts = alone ? {} : record;
  const partsAt = scheduleIn(parts, refuse);
  for (const progress of [0, 1]) resolvedParts(requireParts(partsAt(progress), refuse));
  return {
    name: quantizer.name,
    identity: quantizer.name,
    ratio: promisedRatio(quantizer),
    quantizer,
    granularity: granularityIn(parts.granularity, refuse),
    partsAt,
    constraint: constraintIn(parts.constraint, refuse),
  };
}

function recordIn(value: unknown, refuse: Refuse): Unchecked {
  if (typeof value === "object" && value !== null) return value as Unchecked; // fields of no known type
  return refuse(value === undefined ? "nothing" : `a ${value === null ? "null" : typeof value}`);
}

function quantizerIn(value: unknown, refuse: Refuse): Quantizer {
  const quantizer = recordIn(value, refuse);
  const { name, levels, counts, layerCounts } = quantizer;
  if (!(typeof name === "string" && name !== "")) return refuse("one without a name");
  if (!(Number.isInteger(levels) && Number(levels) >= 2 && Number(levels) <= 256))
    return refuse(`${name} with levels ${String(levels)}, not a whole number from 2 to 256`);
  for (const method of ["assign", "values"])
    if (typeof quantizer[method] !== "function") return refuse(`${name} without a function ${method}`);
  for (const [method, given] of Object.entries({ counts, layerCounts }))
    if (given !== undefined && typeof given !== "function")
      return refuse(`${name} whose ${method} is not a function`);
  return value as Quantizer; // its fields were looked at
}

/** `partsAt` of a recipe, or the same parts all the time. */
function scheduleIn(
  { partsAt, scale, gradient, relaxation }: Unchecked,
  refuse: Refuse,
): (at: number) => RuleParts {
  if (typeof partsAt === "function") return partsAt as (at: number) => RuleParts; // what it gives is looked at
  if (partsAt !== undefined) return refuse("a partsAt that is not a function");
  const fixed = { scale: scale ?? "fan-in", gradient: gradient ?? "identity" };
  const parts = requireParts(relaxation === undefined ? fixed : { ...fixed, relaxation }, refuse);
  return () => parts;
}

function requireParts(value: unknown, refuse: Refuse): RuleParts {
  const parts = recordIn(value, refuse);
  requirePart("scale", parts.scale, "factor", refuse);
  requirePart("gradient", parts.gradient, "apply", refuse);
  if (parts.relaxation !== undefined) requirePart("relaxation", parts.relaxation, "apply", refuse);
  return parts as unknown as RuleParts; // its fields were looked at
}

function requirePart(kind: string, part: unknown, method: string, refuse: Refuse): void {
  if (typeof part === "string") return;
  const { name, [method]: does } = Object(part) as Unchecked; // fields of no known type
  if (typeof name !== "string" || typeof does !== "function")
    refuse(`a ${kind} that is neither a name nor a record with a name and a function ${method}`);
}

function granularityIn(granularity: unknown, refuse: Refuse): Granularity {
  const { kind, size } = Object(granularity ?? perFilter()) as Unchecked; // fields of no known type
  const name = typeof granularity === "string" ? granularity : kind;
  if (name === "perFilter") return perFilter();
  if (name === "perTensor") return perTensor();
  if (name === "perGroup") return perGroup(Number(size));
  return refuse(`a granularity that is not perTensor, perFilter or perGroup, but ${String(name)}`);
}

function constraintIn(constraint: unknown, refuse: Refuse): Constraint | null {
  if (constraint === undefined || constraint === null) return null;
  if (typeof constraint === "string") return namedConstraint(constraint);
  requirePart("constraint", constraint, "apply", refuse);
  return constraint as Constraint; // its fields were looked at
}
