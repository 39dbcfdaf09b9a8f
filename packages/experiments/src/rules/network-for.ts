import type { LayersModel } from "@tensorflow/tfjs-layers";
import type { ExperimentData } from "../experiment-data.js";
import { namedNetwork } from "../networks/named-network.js";
import type { TrainingSettings } from "../training-settings.js";
import { resolvedParts } from "./resolved-parts.js";
import type { TrainingRule } from "./training-rule.js";

/** The settings that a network depends on. */
type NetworkChoice = Pick<TrainingSettings, "network" | "seed" | "activation" | "width" | "weights">;

/**
 * The network that a run trains, its binary layers made of the rule's parts as they are at the start.
 *
 * @throws ShapeError if the images are too small for it
 * @internal
 */
export function networkFor(
  { network, seed, activation, width: multiplier, weights }: NetworkChoice,
  { quantizer, granularity, partsAt, constraint, ticket }: TrainingRule,
  { height, width, channels, classes }: ExperimentData["train"],
): LayersModel {
  const { scale, gradient } = resolvedParts(partsAt(0));
  return namedNetwork(network).build({
    inputShape: [height, width, channels],
    classes,
    quantizer,
    granularity,
    scale,
    gradient,
    kernelConstraint: constraint,
    ticket,
    warn: () => {}, // a published rule is trained as published
    seed,
    width: multiplier,
    weights,
    ...(activation === null ? {} : { activation }),
  });
}
