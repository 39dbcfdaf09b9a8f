import type { MetricUnit } from "../format-metric.js";
import type { Levels } from "../levels/levels.js";

/**
 * Follows one metric over training in fixed memory, however many samples come.
 *
 * A collector reads a sample and does not keep it. One that was stored as JSON and restored goes on to the same numbers.
 */
export interface Collector<Sample, Summary> {
  /** What it collects: `"flip-ratio"`, `"entropy"`; tells the stored ones apart. */
  readonly name: string;

  /** What its numbers count in, for `formatSummary`. */
  readonly unit: MetricUnit;

  /**
   * Takes one sample.
   *
   * @param sample - read, not kept
   * @throws ShapeError if its length is another than the collector is for
   * @throws NonFiniteError naming the argument and index of the first NaN or infinity; the collector is as it was, as after every error
   */
  update(sample: Sample): void;

  /** @returns what there is to say up to now, a frozen record; NaN where there is nothing to say yet */
  summary(): Summary;

  /** @returns settings and state as plain data, so that `JSON.stringify(collector)` stores it */
  toJSON(): StoredCollector;
}

/** A collector as plain data. */
export interface StoredCollector {
  /** The collector's name. */
  readonly collector: string;
  /** Of this format: 1. */
  readonly version: 1;
  /** What it was made with. */
  readonly settings: StoredRecord;
  /** What it has seen. */
  readonly state: StoredRecord;
}

/** Fields of plain data. */
export type StoredRecord = Readonly<Record<string, StoredValue>>;

/** What may stand in a field. */
export type StoredValue = null | boolean | number | string | readonly number[];

/** The levels of a layer at one step. */
export interface LevelsSample {
  /** Finite, as many as the collector is for. */
  readonly levels: Levels;
}

/** The latent weights of a layer at one step. */
export interface LatentsSample {
  /** Finite, as many as the collector is for. */
  readonly latents: Float32Array;
}

/** Both, which every collector of levels, of latent weights or of both takes. */
export type WeightsSample = LevelsSample & LatentsSample;

/** What may be set for collectors that can tell K levels apart. */
export interface ValuesOption {
  /** What the K levels are worth, ascending, as `levelPlaces(K)`. Default the signs: below 0, 0 and above 0. */
  readonly values?: readonly number[];
}
