import { DomainError } from "@equal-bits/core";
import type { Comparison, RunRecord } from "../comparison.js";
import { filterEntropies } from "./filter-entropies.js";
import { filterRatios } from "./filter-ratios.js";

/** One run in numbers: a line of the results table. */
export interface SummaryRow {
  /** The quantizer's name, and the seed too where two runs share the name. */
  readonly label: string;
  /** Share of test images classified right, 0 … 1. */
  readonly testAccuracy: number;
  /** Mean training loss of the last epoch, in nats. */
  readonly finalLoss: number;
  /** Ratio of +1, mean over the filters of all binary layers. */
  readonly meanRatio: number;
  /** Ratio of +1 of the filter that has the least. */
  readonly leastRatio: number;
  /** Ratio of +1 of the filter that has the most. */
  readonly greatestRatio: number;
  /** Entropy of one weight of a filter in bits, mean over the filters: 1 where every filter is half +1, log₂ K on K even levels. */
  readonly entropy: number;
  /** Mean share of binary weights that changed their level in one step, 0 … 1. */
  readonly flipsPerStep: number;
  /** Wall seconds of training and testing. */
  readonly seconds: number;
}

/**
 * The numbers of the results table, one row a run, in the order of the runs.
 *
 * Every filter counts alike in the means, whatever its size. The page and the terminal's table both show these rows.
 *
 * @throws DomainError if there is no run, or a run without an epoch or without a filter
 */
export function summaryRows(comparison: Comparison): SummaryRow[] {
  requireRuns(comparison);
  const labels = runLabels(comparison.runs);
  return comparison.runs.map((run, index) => summaryRow(run, labels[index]));
}

/** What each run is called: its quantizer's name, with the seed where two runs share the name. */
export function runLabels(runs: readonly RunRecord[]): string[] {
  const names = runs.map(({ result }) => result.quantizer);
  return runs.map(({ result }) =>
    names.filter((name) => name === result.quantizer).length > 1
      ? `${result.quantizer}, seed ${result.seed}`
      : result.quantizer,
  );
}

function summaryRow({ result, seconds }: RunRecord, label: string): SummaryRow {
  const ratios = result.layers.flatMap(filterRatios);
  return {
    label,
    testAccuracy: result.testAccuracy,
    finalLoss: result.epochs[result.epochs.length - 1].loss,
    meanRatio: mean(ratios),
    leastRatio: Math.min(...ratios),
    greatestRatio: Math.max(...ratios),
    entropy: mean(result.layers.flatMap(filterEntropies)),
    flipsPerStep: result.flipsPerStep,
    seconds,
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function requireRuns({ runs }: Comparison): void {
  if (runs.length === 0) throw new DomainError("a comparison must hold at least one run, got none");
  for (const { result } of runs) {
    const filters = result.layers.reduce((sum, layer) => sum + layer.positives.length, 0);
    if (result.epochs.length === 0 || filters === 0) {
      throw new DomainError(
        `a run must hold at least one epoch and one filter, got ${result.epochs.length} epochs and ${filters} filters in ${result.quantizer}`,
      );
    }
  }
}
