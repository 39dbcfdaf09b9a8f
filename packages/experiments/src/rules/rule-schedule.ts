import { BinaryLayer } from "@equal-bits/layers";
import type { LayersModel } from "@tensorflow/tfjs-layers";
import { resolvedParts } from "./resolved-parts.js";
import type { RuleParts, TrainingRule } from "./training-rule.js";

/** Gives the binary layers of a model the parts of a moment of training, 0 … 1. */
export type RuleSchedule = (progress: number) => void;

/**
 * Hands a rule's parts to the binary layers of a model, whenever they change.
 *
 * @throws DomainError if a part's name is unknown
 * @internal
 */
export function ruleSchedule(model: LayersModel, { partsAt, ticket }: TrainingRule): RuleSchedule {
  if (ticket !== null) return () => {}; // a ticket has no parts to change
  const layers = model.layers.filter((layer) => layer instanceof BinaryLayer);
  let given: RuleParts | undefined;
  return (progress) => {
    const parts = partsAt(progress);
    if (given !== undefined && areSame(given, parts)) return;
    given = parts;
    const resolved = resolvedParts(parts);
    for (const layer of layers) layer.use(resolved);
  };
}

function areSame(a: RuleParts, b: RuleParts): boolean {
  return a.scale === b.scale && a.gradient === b.gradient && a.relaxation === b.relaxation;
}
