import { FormatError, shown } from "@equal-bits/core";
import { balanceCollectorFrom } from "./balance-collector.js";
import type { Collector, WeightsSample } from "./collector.js";
import { entropyCollectorFrom } from "./entropy-collector.js";
import { exactnessCollectorFrom } from "./exactness-collector.js";
import { flipRatioCollectorFrom } from "./flip-ratio-collector.js";
import { marginCollectorFrom } from "./margin-collector.js";
import { neverFlippedCollectorFrom } from "./never-flipped-collector.js";
import { priorDistanceCollectorFrom } from "./prior-distance-collector.js";
import { ratioCollectorFrom } from "./ratio-collector.js";
import { runLengthCollectorFrom } from "./run-length-collector.js";
import { saturationCollectorFrom } from "./saturation-collector.js";
import { sparsityCollectorFrom } from "./sparsity-collector.js";

/**
 * Any collector of weights of this package as it was stored, by its name.
 *
 * Where one kind is stored, its own function, as `entropyCollectorFrom`, brings less code along. Collectors of one's own are restored by
 * `statisticCollectorFrom`, those of steps by `gradientMismatchCollectorFrom`.
 *
 * @param json - from `JSON.parse`; anything else is refused
 * @returns a collector that goes on to the same numbers
 * @throws FormatError if it was not stored by a collector of weights
 */
export function collectorFrom(json: unknown): Collector<WeightsSample, object> {
  const name = typeof json === "object" && json !== null && "collector" in json ? json.collector : undefined;
  const restore = typeof name === "string" ? restorers().get(name) : undefined;
  if (restore === undefined)
    throw new FormatError(
      `collector must be one of ${[...restorers().keys()].join(", ")}, got ${shown(name)}`,
    );
  return restore(json);
}

type Restore = (json: unknown) => Collector<WeightsSample, object>;

/** A map, as an object would have the names of its prototype too; made when asked, so that a bundle can leave it out. */
function restorers(): Map<string, Restore> {
  return new Map<string, Restore>([
    ["entropy", entropyCollectorFrom],
    ["exactness", exactnessCollectorFrom],
    ["flip-balance", balanceCollectorFrom],
    ["flip-ratio", flipRatioCollectorFrom],
    ["margin", marginCollectorFrom],
    ["never-flipped", neverFlippedCollectorFrom],
    ["prior-distance", priorDistanceCollectorFrom],
    ["ratio", ratioCollectorFrom],
    ["run-length", runLengthCollectorFrom],
    ["saturation", saturationCollectorFrom],
    ["sparsity", sparsityCollectorFrom],
  ]);
}
