import { BinaryLayer } from "@equal-bits/layers";
import { tidy, type Variable } from "@tensorflow/tfjs-core";
import type { LayersModel } from "@tensorflow/tfjs-layers";
import { resolvedParts } from "./resolved-parts.js";
import type { RuleParts, TrainingRule } from "./training-rule.js";

/** What a training loop does with a rule around its steps. */
export interface RuleSchedule {
  /** Gives the binary layers the parts of this moment, 0 … 1. */
  before(progress: number): void;
  /** Puts the latent weights back to where they may be. */
  after(): void;
}

/**
 * The rule's parts and constraint, for the binary layers of a model.
 *
 * @throws DomainError if a part's name is unknown
 * @internal
 */
export function ruleSchedule(model: LayersModel, { partsAt, constraint }: TrainingRule): RuleSchedule {
  const layers = model.layers.filter((layer) => layer instanceof BinaryLayer);
  let given: RuleParts | undefined;
  return {
    before: (progress) => {
      const parts = partsAt(progress);
      if (given !== undefined && areSame(given, parts)) return;
      given = parts;
      const resolved = resolvedParts(parts);
      for (const layer of layers) layer.use(resolved);
    },
    after: () => {
      if (constraint === null) return;
      for (const { banks } of layers)
        for (const bank of banks) {
          const latent = bank.latentWeights() as Variable; // a layer's weight is a variable
          tidy(() => latent.assign(constraint.apply(latent)));
        }
    },
  };
}

function areSame(a: RuleParts, b: RuleParts): boolean {
  return a.scale === b.scale && a.gradient === b.gradient && a.relaxation === b.relaxation;
}
