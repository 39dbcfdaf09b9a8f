import { requireWhole } from "@equal-bits/core";
import { Callback, type LayersModel } from "@tensorflow/tfjs-layers";
import type { FilterBank } from "../filters/filter-bank.js";
import { type CollectedBank, collectibleBanks, type MakeCollectors } from "./collected-bank.js";
import { updateCollectors } from "./update-collectors.js";

/** Options of {@link collectLevels}. */
export interface CollectLevelsOptions {
  /** After how many steps a sample is taken each time, a whole number ≥ 1. Default 1. */
  readonly every?: number;
  /** How many steps were done before, where training goes on, a whole number ≥ 0. Default 0. */
  readonly firstStep?: number;
}

/** A tfjs callback that hands the levels of binary layers to collectors while they train; made by {@link collectLevels}. */
export class CollectLevels extends Callback {
  /** How many steps are done. */
  step: number;
  private readonly makeCollectors: MakeCollectors;
  private readonly every: number;
  private collected: readonly CollectedBank[] = [];

  /**
   * @param makeCollectors - the collectors of a bank
   * @param options - see {@link CollectLevelsOptions}
   */
  constructor(makeCollectors: MakeCollectors, { every = 1, firstStep = 0 }: CollectLevelsOptions = {}) {
    super();
    requireWhole(every, "every", 1);
    requireWhole(firstStep, "firstStep");
    this.makeCollectors = makeCollectors;
    this.every = every;
    this.step = firstStep;
  }

  /** The binary weights of the model that train, with their collectors; none before `fit`. */
  get banks(): readonly CollectedBank[] {
    return this.collected;
  }

  /**
   * Finds the binary layers that are not frozen; tfjs calls it before training. Weights that were followed before keep their collectors.
   *
   * @param model - the model that is about to be trained
   */
  override setModel(model: Parameters<Callback["setModel"]>[0]): void {
    super.setModel(model);
    const known = new Map<FilterBank, CollectedBank>(this.collected.map((bank) => [bank.bank, bank]));
    // tfjs types what fit trains as a container
    this.collected = collectibleBanks(model as LayersModel).map(
      (bank) => known.get(bank.bank) ?? Object.freeze({ ...bank, collectors: this.makeCollectors(bank) }),
    );
  }

  /** Takes a sample after every so many steps. */
  override async onBatchEnd(): Promise<void> {
    this.step += 1;
    if (this.step % this.every === 0) await updateCollectors(this.collected);
  }
}

/**
 * A tfjs callback that hands the levels and latent weights of every binary layer of a model to collectors while it trains.
 *
 * Steps are counted over all epochs, and a sample is taken after steps `every`, 2 · `every`, …; so training that goes on with `firstStep` and with
 * collectors that were stored and restored comes to the same numbers. Reading weights back takes time on a GPU: choose `every` accordingly. In
 * a loop of your own, call `updateCollectors(collectedBanks(model, makeCollectors))` likewise.
 *
 * @param makeCollectors - the collectors of the weights of a layer
 * @param options - how often, and where to count from
 * @returns the callback, for `model.fit(x, y, { callbacks: … })`; its `banks` have the collectors
 * @throws DomainError if `every` is not a whole number ≥ 1, or `firstStep` not one ≥ 0
 */
export function collectLevels(
  makeCollectors: MakeCollectors,
  options: CollectLevelsOptions = {},
): CollectLevels {
  return new CollectLevels(makeCollectors, options);
}
