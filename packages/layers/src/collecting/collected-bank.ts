import { type GroupLayout, groupsOf, perFilter, promisedCounts } from "@equal-bits/core";
import { type Collector, levelPlaces, type WeightsSample } from "@equal-bits/metrics";
import type { LayersModel, layers } from "@tensorflow/tfjs-layers";
import type { BinaryLayer } from "../binary/binary-layer.js";
import type { FilterBank } from "../filters/filter-bank.js";
import { LatentFilters } from "../filters/latent-filters.js";
import { TicketFilters } from "../filters/ticket-filters.js";
import { binaryLayersOf } from "../parts/binary-layers-of.js";

/** The binary weights of one product of a layer, as collectors are made for them. */
export interface CollectibleBank {
  /** The layer's name; with `/` and the name of the weights where a layer has several banks, as a separable convolution. */
  readonly name: string;
  /** The layer. */
  readonly layer: BinaryLayer;
  /** Its weights. */
  readonly bank: LatentFilters | TicketFilters;
  /** Where the filters lie in levels and latent weights. */
  readonly layout: GroupLayout;
  /** Where the groups lie that share one histogram; the same as `layout` under `perFilter()`. */
  readonly groups: GroupLayout;
  /**
   * The counts that the quantizer promises of each of these groups, row-major [groups, K]; undefined where the data decide, and where a mask or a
   * ticket has a say.
   */
  readonly promised: Int32Array | undefined;
  /** What the levels are handed over as, for K levels 2k − (K − 1): −1 and +1; −2, 0 and +2, also where weights are pruned. For `values` of collectors. */
  readonly places: readonly number[];
}

/** The same with its collectors. */
export interface CollectedBank extends CollectibleBank {
  /** Those that were made for it. */
  readonly collectors: readonly Collector<WeightsSample, object>[];
}

/**
 * Makes the collectors of a bank: new ones, or such as were stored and restored by `collectorFrom`.
 *
 * @param bank - what they are for
 * @returns any number of collectors
 */
export type MakeCollectors = (bank: CollectibleBank) => readonly Collector<WeightsSample, object>[];

/**
 * The binary weights of a model that train, each with collectors of its own; for `updateCollectors` in a training loop of one's own.
 *
 * Frozen layers, whose levels stay, are left out.
 *
 * @param model - built
 * @param makeCollectors - called once for each, in the order of the model
 * @returns a frozen record for each
 * @throws Error if a layer has not been built
 */
export function collectedBanks(
  model: LayersModel | layers.Layer,
  makeCollectors: MakeCollectors,
): readonly CollectedBank[] {
  return collectibleBanks(model).map((bank) => Object.freeze({ ...bank, collectors: makeCollectors(bank) }));
}

/** @internal */
export function collectibleBanks(model: LayersModel | layers.Layer): CollectibleBank[] {
  const latent = [...new Set(binaryLayersOf(model))].filter(({ frozen }) => !frozen);
  return latent.flatMap((layer) => layer.banks.filter(trains).map((bank) => collectible(layer, bank)));
}

function trains(bank: FilterBank): bank is LatentFilters | TicketFilters {
  return bank instanceof LatentFilters || bank instanceof TicketFilters;
}

function collectible(layer: BinaryLayer, bank: LatentFilters | TicketFilters): CollectibleBank {
  const shape = bank.latentWeights().shape; // refuses a layer that has not been built
  const { quantizer, granularity } = bank.parts;
  const groups = groupsOf(shape, granularity);
  return Object.freeze({
    name: layer.banks.length === 1 ? layer.name : `${layer.name}/${bank.name}`,
    layer,
    bank,
    layout: groupsOf(shape, perFilter()),
    groups,
    promised: bank.tensorsKept === 1 ? promisedCounts(quantizer, groups) : undefined,
    places: Object.freeze(levelPlaces(bank.levelCount ?? 3)),
  });
}
