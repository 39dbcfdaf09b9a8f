import type { BinaryWeights } from "./binary-layers.js";
import { type LayerStep, layerMeter } from "./layer-meter.js";
import type { TrainingRule } from "./rules/training-rule.js";
import { MOST_STRETCHES, stretchEnds, stretchesOf, stretchMeans, stretchOf } from "./stretches.js";
import type { RunMeasures } from "./studies/study-run-record.js";

/** What was measured so far: plain numbers, so that a run goes on from a checkpoint to the same ones. */
export interface MeasureSums {
  /** Of each stretch: the norms of its steps. */
  readonly gradientNorm: readonly number[];
  /** Of each stretch: the mean deviations of its steps. */
  readonly deviation: readonly number[];
  /** Of each stretch: the greatest deviation. */
  readonly worstDeviation: readonly number[];
  /** Filters checked, filters with other counts than wanted, and the most weights one had too many on a level. */
  readonly residual: readonly [number, number, number];
  /** Pairs of flips, flips without a partner, and the most of those in one filter in one step. */
  readonly balance: readonly [number, number, number];
}

/** Measures a run at every step. */
export interface TrainingMeter {
  /**
   * Takes a step.
   *
   * @param step - from 0
   * @param levels - the levels of each binary layer after it, read, not kept
   * @param gradientNorm - the norm of the gradient that it followed
   */
  update(step: number, levels: readonly Float32Array[], gradientNorm: number): void;
  /** What was measured so far. */
  sums(): MeasureSums;
}

/**
 * A meter that has seen the steps of some sums.
 *
 * @param layers - the binary layers as they are before the next step
 * @param rule - what their counts are wanted by
 * @param steps - of the whole training
 * @param start - what was measured before; null for nothing
 * @internal
 */
export function trainingMeter(
  layers: readonly BinaryWeights[],
  rule: TrainingRule,
  steps: number,
  start: MeasureSums | null,
): TrainingMeter {
  const meters = layers.map((layer) => layerMeter(layer, rule));
  let sums = start ?? nothing(steps);
  return {
    update(step, levels, gradientNorm) {
      const found = meters.map((meter, i) => meter(levels[i]));
      sums = withStep(sums, stretchOf(step, steps), gradientNorm, found);
    },
    sums: () => sums,
  };
}

/**
 * The sums of a whole training as means.
 *
 * @internal
 */
export function runMeasures(sums: MeasureSums, steps: number): RunMeasures {
  const [checked, broken, worst] = sums.residual;
  const [pairs, unpaired, worstUnpaired] = sums.balance;
  const isWanted = checked > 0;
  return {
    steps: stretchEnds(steps),
    gradientNorm: stretchMeans(sums.gradientNorm, steps),
    deviation: isWanted ? stretchMeans(sums.deviation, steps) : [],
    worstDeviation: isWanted ? sums.worstDeviation : [],
    residual: isWanted ? { checked, broken, worst } : null,
    balance: { pairs, unpaired, worst: worstUnpaired },
  };
}

/**
 * Whether a value may be sums of measures: a checkpoint may hold anything.
 *
 * @internal
 */
export function areMeasures(sums: Readonly<Record<keyof MeasureSums, unknown>>): sums is MeasureSums {
  const { gradientNorm, deviation, worstDeviation, residual, balance } = sums;
  return (
    [gradientNorm, deviation, worstDeviation].every((list) => areNumbers(list, MOST_STRETCHES)) &&
    [residual, balance].every((list) => areNumbers(list, 3) && list.length === 3)
  );
}

function areNumbers(list: unknown, most: number): list is readonly number[] {
  return (
    Array.isArray(list) &&
    list.length <= most &&
    list.every((number) => number >= 0 && Number.isFinite(number))
  );
}

function withStep(
  sums: MeasureSums,
  stretch: number,
  gradientNorm: number,
  layers: readonly LayerStep[],
): MeasureSums {
  const total = (of: (layer: LayerStep) => number): number =>
    layers.reduce((sum, layer) => sum + of(layer), 0);
  const most = (before: number, of: (layer: LayerStep) => number): number =>
    Math.max(before, ...layers.map(of));
  const checked = total((layer) => layer.checked);
  return {
    gradientNorm: added(sums.gradientNorm, stretch, gradientNorm),
    deviation: added(sums.deviation, stretch, total(({ deviation }) => deviation) / Math.max(1, checked)),
    worstDeviation: sums.worstDeviation.map((worst, i) =>
      i === stretch ? most(worst, ({ worstDeviation }) => worstDeviation) : worst,
    ),
    residual: [
      sums.residual[0] + checked,
      sums.residual[1] + total(({ broken }) => broken),
      most(sums.residual[2], ({ worst }) => worst),
    ],
    balance: [
      sums.balance[0] + total(({ pairs }) => pairs),
      sums.balance[1] + total(({ unpaired }) => unpaired),
      most(sums.balance[2], ({ worstUnpaired }) => worstUnpaired),
    ],
  };
}

function added(sums: readonly number[], at: number, value: number): number[] {
  return sums.map((sum, i) => (i === at ? sum + value : sum));
}

function nothing(steps: number): MeasureSums {
  const zeros = new Array<number>(stretchesOf(steps)).fill(0);
  return {
    gradientNorm: zeros,
    deviation: zeros,
    worstDeviation: zeros,
    residual: [0, 0, 0],
    balance: [0, 0, 0],
  };
}
