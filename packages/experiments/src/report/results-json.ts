import type { Comparison, EpochResult, LayerResult, RunResult } from "../comparison.js";

/**
 * The results as a JSON file: `{ "schema": 1, "runs": [ … ] }`, two spaces a level, numbers of a list on one line, a newline
 * at the end.
 *
 * Same results, same bytes: fields come in a fixed order, and there is no time and no machine in it. A number that is not finite, as the
 * loss of a run that diverged, becomes `null`.
 */
export function resultsJson(comparison: Comparison): string {
  const runs = comparison.runs.map(({ result }) => orderedRun(result));
  return `${joinNumberLists(JSON.stringify({ schema: 1, runs }, null, 2))}\n`;
}

function orderedRun(run: RunResult): RunResult {
  const { quantizer, ratio, network, seed, settings, epochs, testAccuracy, flipsPerStep, flipCurve, layers } =
    run;
  const { batchSize, learningRate, latentLearningRate } = settings;
  return {
    quantizer,
    ratio,
    ...(network === undefined ? {} : { network }),
    seed,
    settings: { epochs: settings.epochs, batchSize, learningRate, latentLearningRate },
    epochs: epochs.map(({ loss, accuracy }: EpochResult) => ({ loss, accuracy })),
    testAccuracy,
    flipsPerStep,
    flipCurve: { steps: flipCurve.steps, shares: flipCurve.shares },
    layers: layers.map(({ name, filters, size, positives, counts }: LayerResult) => ({
      name,
      filters,
      size,
      positives,
      ...(counts === undefined ? {} : { counts }),
    })),
  };
}

// A line break is always escaped inside a JSON string, so this touches no string.
function joinNumberLists(json: string): string {
  return json.replace(
    /\[\n([\s\d.,eE+-]*)\n\s*\]/g,
    (_, numbers: string) => `[${numbers.trim().replace(/\s+/g, " ")}]`,
  );
}
