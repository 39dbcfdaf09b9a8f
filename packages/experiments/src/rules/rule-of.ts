import { type Constraint, namedConstraint } from "@equal-bits/binarize";
import { type Granularity, granularityFrom, perFilter } from "@equal-bits/core";
import { ownQuantizer, type Refuse, recordIn, type Unchecked } from "./own-quantizer.js";
import { promisedRatio } from "./promised-ratio.js";
import { resolvedParts } from "./resolved-parts.js";
import type { RuleParts, TrainingRule } from "./training-rule.js";

/** What a record may say: what a run needs, and what a recipe says of itself. */
const FIELDS = [
  ...["quantizer", "name", "scale", "gradient", "relaxation", "partsAt", "granularity", "constraint"],
  ...["summary", "parts", "forward", "backward", "source", "whenToUse", "whenNot"],
];

/** The fields that go beside a quantizer, not into it. */
const BESIDE = ["scale", "gradient", "relaxation", "partsAt", "granularity", "constraint"];

/**
 * A rule from what a user's module exports: a quantizer, or a record of one and the parts that go with it, as a recipe is.
 *
 * A record's own name is that of the run, so that one rule can be compared under two gradients.
 *
 * @param exported - any value
 * @param refuse - throws, told what was wrong
 * @throws DomainError if a part's name is unknown
 * @internal
 */
export function ruleOf(exported: unknown, refuse: Refuse): TrainingRule {
  const record = recordIn(exported, refuse);
  const alone = !("quantizer" in record);
  const own = alone ? record : recordIn(record.quantizer, refuse);
  requireBeside(own, refuse);
  const parts = alone ? {} : record;
  requireFields(parts, refuse);
  const quantizer = ownQuantizer(own, refuse);
  const partsAt = scheduleIn(parts, refuse);
  for (const progress of [0, 0.25, 0.5, 0.75, 1]) resolvedParts(partsAt(progress));
  const name = nameIn(parts.name ?? quantizer.name, refuse);
  return {
    name,
    identity: name,
    ratio: promisedRatio(quantizer),
    quantizer,
    granularity: granularityIn(parts.granularity, refuse),
    partsAt,
    ticket: null,
    constraint: constraintIn(parts.constraint, refuse),
  };
}

function requireBeside(quantizer: Unchecked, refuse: Refuse): void {
  const inside = BESIDE.find((field) => field in quantizer);
  if (inside !== undefined)
    refuse(`one with a ${inside} inside; put it beside the rule, as { quantizer, ${inside} }`);
}

function requireFields(record: Unchecked, refuse: Refuse): void {
  const unknown = Object.keys(record).find((field) => !FIELDS.includes(field));
  if (unknown !== undefined)
    refuse(`a record with an unknown field ${unknown}, not one of ${FIELDS.join(", ")}`);
  const fixed = ["scale", "gradient", "relaxation"].find((field) => record[field] !== undefined);
  if (record.partsAt !== undefined && fixed !== undefined)
    refuse(`a record with both partsAt and ${fixed}; partsAt gives the ${fixed} too`);
}

function nameIn(name: unknown, refuse: Refuse): string {
  return typeof name === "string" && name !== "" ? name : refuse("a record whose name is not a text");
}

/** `partsAt` of a recipe, or the same parts all the time. */
function scheduleIn(record: Unchecked, refuse: Refuse): (progress: number) => RuleParts {
  const { partsAt, scale = "fan-in", gradient = "identity", relaxation } = record;
  if (typeof partsAt === "function")
    return (progress) =>
      requireParts(given(record, partsAt, progress, refuse), `a partsAt(${progress}) that gives `, refuse);
  if (partsAt !== undefined) return refuse("a partsAt that is not a function");
  const fixed = { scale, gradient };
  const parts = requireParts(relaxation === undefined ? fixed : { ...fixed, relaxation }, "", refuse);
  return () => parts;
}

function given(
  record: Unchecked,
  // biome-ignore lint/complexity/noBannedTypes: a function of the user's, of which nothing else is known
  partsAt: Function,
  progress: number,
  refuse: Refuse,
): unknown {
  try {
    return partsAt.call(record, progress); // the record's own method may use its `this`
  } catch (error) {
    return refuse(`a partsAt(${progress}) that throws ${String(error)}`, error);
  }
}

function requireParts(value: unknown, where: string, refuse: Refuse): RuleParts {
  const refuseHere: Refuse = (got) => refuse(`${where}${got}`);
  const parts = recordIn(value, refuseHere);
  const unknown = Object.keys(parts).find((field) => !["scale", "gradient", "relaxation"].includes(field));
  if (unknown !== undefined)
    return refuseHere(`an unknown part ${unknown}, not scale, gradient or relaxation`);
  requirePart("scale", parts.scale, "factor", refuseHere);
  requirePart("gradient", parts.gradient, "apply", refuseHere);
  if (parts.relaxation !== undefined) requirePart("relaxation", parts.relaxation, "apply", refuseHere);
  return parts as unknown as RuleParts; // its fields were looked at
}

function requirePart(kind: string, part: unknown, method: string, refuse: Refuse): void {
  if (typeof part === "string") return;
  const { name, [method]: does } = Object(part) as Unchecked; // fields of no known type
  if (typeof name !== "string" || typeof does !== "function")
    refuse(`a ${kind} that is neither a name nor a record with a name and a function ${method}`);
}

function granularityIn(granularity: unknown, refuse: Refuse): Granularity {
  try {
    return granularityFrom(
      typeof granularity === "string" ? { kind: granularity } : (granularity ?? perFilter()),
    );
  } catch (error) {
    return refuse(
      `a wrong granularity: ${error instanceof Error ? error.message : error}; give it as perTensor(), perFilter() or perGroup(size) of @equal-bits/core does`,
      error,
    );
  }
}

function constraintIn(constraint: unknown, refuse: Refuse): Constraint | null {
  if (constraint === undefined || constraint === null) return null;
  if (typeof constraint === "string") return namedConstraint(constraint);
  requirePart("constraint", constraint, "apply", refuse);
  return constraint as Constraint; // its fields were looked at
}
