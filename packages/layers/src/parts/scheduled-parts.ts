import { requireWhole } from "@equal-bits/core";
import { Callback, type LayersModel } from "@tensorflow/tfjs-layers";
import type { BinaryLayer } from "../binary/binary-layer.js";
import { binaryLayersOf } from "./binary-layers-of.js";
import type { LayerParts } from "./layer-parts.js";

/** Options of {@link scheduledParts}. */
export interface ScheduledPartsOptions {
  /** The number of the first step, a whole number ≥ 0: how many steps were done before, where training goes on. Default 0. */
  readonly firstStep?: number;
}

/** A tfjs callback that gives binary layers their parts before each step; made by {@link scheduledParts}. */
export class ScheduledParts extends Callback {
  /** The number of the coming step. */
  step: number;
  private readonly partsAt: (step: number, layer: BinaryLayer) => LayerParts;
  private binaryLayers: readonly BinaryLayer[] = [];
  private given = new WeakMap<BinaryLayer, LayerParts>();

  /**
   * @param partsAt - the parts of a layer at a step
   * @param options - see {@link ScheduledPartsOptions}
   */
  constructor(
    partsAt: (step: number, layer: BinaryLayer) => LayerParts,
    { firstStep = 0 }: ScheduledPartsOptions = {},
  ) {
    super();
    requireWhole(firstStep, "firstStep");
    this.partsAt = partsAt;
    this.step = firstStep;
  }

  /**
   * Finds the binary layers that are not frozen; tfjs calls it before training.
   *
   * @param model - the model that is about to be trained
   */
  override setModel(model: Parameters<Callback["setModel"]>[0]): void {
    super.setModel(model);
    this.given = new WeakMap(); // a layer may have been given other parts since the last training
    this.binaryLayers = binaryLayersOf(model as LayersModel).filter(({ frozen }) => !frozen); // tfjs types what fit trains as a container
  }

  /** Gives each layer the parts of the coming step. */
  override async onBatchBegin(): Promise<void> {
    for (const layer of this.binaryLayers) this.give(layer, this.partsAt(this.step, layer));
    this.step += 1;
  }

  /** A schedule that holds its parts hands out the same record many times. */
  private give(layer: BinaryLayer, parts: LayerParts): void {
    if (this.given.get(layer) === parts) return;
    layer.use(parts);
    this.given.set(layer, parts);
  }
}

/**
 * A tfjs callback that gives all binary layers of a model other parts while it trains, as a schedule of a gradient's window.
 *
 * Frozen layers, which take no parts, are left alone.
 *
 * Steps are counted over all epochs. In a loop of your own, call `layer.use(parts)` before the step instead.
 *
 * @param partsAt - the parts of a layer at a step, counted from 0
 * @param options - where to count from
 * @returns the callback, for `model.fit(x, y, { callbacks: … })`
 * @throws DomainError if `firstStep` is not a whole number ≥ 0
 */
export function scheduledParts(
  partsAt: (step: number, layer: BinaryLayer) => LayerParts,
  options: ScheduledPartsOptions = {},
): ScheduledParts {
  return new ScheduledParts(partsAt, options);
}
