import {
  DomainError,
  type GroupLayout,
  groupsOf,
  type PruningRule,
  perFilter,
  requireKept,
  ShapeError,
  shown,
} from "@equal-bits/core";
import type { LayersModel, layers } from "@tensorflow/tfjs-layers";
import type { FilterBank } from "../filters/filter-bank.js";
import { LatentFilters } from "../filters/latent-filters.js";
import { binaryLayersOf } from "../parts/binary-layers-of.js";

/** Latent weights that may be pruned. */
export interface PrunableWeights {
  /** The name of the layer, with that of its weights. */
  readonly name: string;
  /** The latent weights, a copy. */
  readonly weights: Float32Array;
  /** Where the filters lie. */
  readonly filters: GroupLayout;
}

/** Says which weights of all layers are kept, as `pruneNetwork` of `@equal-bits/pruning` does: 1 or 0 for each weight of each. */
export type MaskChooser = (layers: readonly PrunableWeights[]) => readonly Uint8Array[];

/**
 * Prunes the layers of a model that were made with `pruning`: makes their masks from the present latent weights, and puts them on.
 *
 * The others stay as they are. Masks may be made as often as wished; what a mask prunes is judged by its latent weight, which lives on behind it.
 *
 * @param model - any model of tfjs, or a layer
 * @param how - a rule for each layer on its own, as `magnitude(0.8)` of `@equal-bits/pruning`; or a function of all, for one budget over the model
 * @returns when all masks are on
 * @throws NonFiniteError if a latent weight is NaN or infinite; then no mask is changed
 * @throws ShapeError or DomainError if the rule cannot prune filters of that size, or gives masks that do not fit; then no mask is changed
 */
export async function pruneLayers(
  model: LayersModel | layers.Layer,
  how: PruningRule | MaskChooser,
): Promise<void> {
  const banks = prunableBanks(model);
  const all = await Promise.all(banks.map(({ name, bank }) => weightsOf(name, bank)));
  const masks = typeof how === "function" ? how(all) : all.map((layer) => maskOf(how, layer));
  requireMasks(masks, all);
  for (const [i, { bank }] of banks.entries()) bank.keep(masks[i]);
}

function prunableBanks(model: LayersModel | layers.Layer): { name: string; bank: FilterBank }[] {
  return binaryLayersOf(model).flatMap((layer) =>
    layer.banks
      .filter((bank) => bank instanceof LatentFilters && bank.pruning !== null)
      .map((bank) => ({ name: `${layer.name}/${bank.name}`, bank })),
  );
}

async function weightsOf(name: string, bank: FilterBank): Promise<PrunableWeights> {
  const latent = bank.latentWeights();
  const weights = (await latent.data<"float32">()).slice();
  return { name, weights, filters: groupsOf(latent.shape, perFilter()) };
}

function maskOf(rule: PruningRule, { weights, filters }: PrunableWeights): Uint8Array {
  return rule.mask(weights, filters, new Uint8Array(weights.length));
}

function requireMasks(masks: readonly Uint8Array[], all: readonly PrunableWeights[]): void {
  if (masks.length !== all.length)
    throw new ShapeError(`masks must be one for each of ${all.length} layers, got ${masks.length}`);
  all.forEach(({ name, weights }, i) => {
    const mask: unknown = masks[i];
    if (!(mask instanceof Uint8Array))
      throw new DomainError(`the mask of ${name} must be a Uint8Array, got ${shown(mask)}`);
    requireKept(mask, weights.length);
  });
}
