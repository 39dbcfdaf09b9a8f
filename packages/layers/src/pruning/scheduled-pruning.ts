import { type PruningRule, requireWhole } from "@equal-bits/core";
import { Callback, type LayersModel } from "@tensorflow/tfjs-layers";
import { type MaskChooser, pruneLayers } from "./prune-layers.js";

/** How the share of zeros grows in training, as the schedules of `@equal-bits/pruning`. */
export interface PruningSchedule {
  /** The share of zeros at a step, 0 … 1. */
  sparsityAt(step: number): number;
  /** Whether masks are made anew before a step. */
  updatesAt(step: number): boolean;
}

/** Options of {@link scheduledPruning}. */
export interface ScheduledPruningOptions {
  /** The number of the first step, a whole number ≥ 0: how many steps were done before, where training goes on. Default 0. */
  readonly firstStep?: number;
}

/** A tfjs callback that prunes a model while it trains; made by {@link scheduledPruning}. */
export class ScheduledPruning extends Callback {
  /** The number of the coming step. */
  step: number;
  private readonly schedule: PruningSchedule;
  private readonly howAt: (sparsity: number) => PruningRule | MaskChooser;
  private pruned: LayersModel | undefined;

  /**
   * @param schedule - the share of zeros by the step
   * @param howAt - the rule for a share of zeros
   * @param options - see {@link ScheduledPruningOptions}
   */
  constructor(
    schedule: PruningSchedule,
    howAt: (sparsity: number) => PruningRule | MaskChooser,
    { firstStep = 0 }: ScheduledPruningOptions = {},
  ) {
    super();
    requireWhole(firstStep, "firstStep");
    this.schedule = schedule;
    this.howAt = howAt;
    this.step = firstStep;
  }

  /**
   * Remembers the model; tfjs calls it before training.
   *
   * @param model - the model that is about to be trained
   */
  override setModel(model: Parameters<Callback["setModel"]>[0]): void {
    super.setModel(model);
    this.pruned = model as LayersModel; // tfjs types what fit trains as a container
  }

  /** Makes the masks of the coming step, where the schedule says so. */
  override async onBatchBegin(): Promise<void> {
    const { step, schedule, pruned } = this;
    this.step += 1;
    if (pruned !== undefined && schedule.updatesAt(step))
      await pruneLayers(pruned, this.howAt(schedule.sparsityAt(step)));
  }
}

/**
 * A tfjs callback that prunes the layers of a model that were made with `pruning`, by a schedule.
 *
 * Steps are counted over all epochs. In a loop of your own, call `pruneLayers` before the step instead.
 *
 * @param schedule - when, and which share of zeros, as `polynomialSparsity({ to: 0.8, end: 1000 })` of `@equal-bits/pruning`
 * @param howAt - the rule for a share of zeros, as `magnitude`; or for one budget over the model `(k) => (layers) => pruneNetwork(layers, k)`
 * @param options - where to count from
 * @returns the callback, for `model.fit(x, y, { callbacks: … })`
 * @throws DomainError if `firstStep` is not a whole number ≥ 0
 */
export function scheduledPruning(
  schedule: PruningSchedule,
  howAt: (sparsity: number) => PruningRule | MaskChooser,
  options: ScheduledPruningOptions = {},
): ScheduledPruning {
  return new ScheduledPruning(schedule, howAt, options);
}
