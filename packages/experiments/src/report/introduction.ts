import type { Comparison, RunResult } from "../comparison.js";
import { counted, countedInWords, fixed, listed, percent } from "./number-text.js";
import { runLabels } from "./summary-rows.js";

/** The page's title: how many quantizers, on what. */
export function reportTitle({ runs, dataset }: Comparison): string {
  const names = [...new Set(runs.map(({ result }) => result.quantizer))];
  return `${names.length === 1 ? names[0] : countedInWords(names.length, "quantizer")} on ${dataset.name}`;
}

/** What was compared, in a paragraph of plain text. */
export function introduction({ runs, dataset }: Comparison): string {
  const results = runs.map(({ result }) => result);
  const trained = `trained on ${dataset.name} (${counted(dataset.train, "training image")} and ${counted(dataset.test, "test image")}) for ${epochsText(results.map(({ epochs }) => epochs.length))}, ${seedsText(results.map(({ seed }) => seed))}`;
  const named = results[0]?.network === undefined ? "" : ` (${results[0].network})`; // the same for all
  return runs.length === 1
    ? `One network${named} with binary weights was ${trained}. Its recipe, ${RECIPE}, is ${results[0].quantizer}.`
    : `${countedInWords(runs.length, "network")}${named} with binary weights were ${trained}. They differ in ${differences(results)}. Compared are ${listed(runLabels(runs))}.`;
}

const RECIPE =
  "the rule that gives each latent weight its level together with the scale, the surrogate gradient and the constraint that go with it";

function differences(results: readonly RunResult[]): string {
  const quantizers = new Set(results.map(({ quantizer }) => quantizer));
  const seeds = new Set(results.map(({ seed }) => seed));
  const what = [
    ...(quantizers.size > 1 ? [`the recipe, ${RECIPE}`] : []),
    ...(seeds.size > 1 ? ["the seed of their random numbers"] : []),
  ];
  return what.length === 1 ? `one thing: ${what[0]}` : what.join("; and in ");
}

/** How the accuracies compare, and how much of a difference the number of test images can carry. */
export function reading({ runs, dataset }: Comparison): string {
  const accuracies = runs.map(({ result }) => result.testAccuracy);
  const best = Math.max(...accuracies);
  const winners = runLabels(runs).filter((_, i) => accuracies[i] === best);
  const error = Math.sqrt((best * (1 - best)) / dataset.test);
  const caution = `With ${counted(dataset.test, "test image")}, one accuracy has a standard error of about ${points(error)}, before the luck of the seed`;
  return runs.length === 1
    ? `It classifies ${percent(best, 2)} of the test images right. ${caution}.`
    : `The most test images, ${percent(best, 2)}, are classified right by ${listed(winners)}; the accuracies lie within ${points(best - Math.min(...accuracies))}. ${caution}: read smaller differences as a tie.`;
}

function points(share: number): string {
  return `${fixed(100 * share, 2)} points`;
}

function epochsText(epochs: readonly number[]): string {
  const [least, most] = [Math.min(...epochs), Math.max(...epochs)];
  return least === most ? counted(least, "epoch") : `${least} to ${counted(most, "epoch")}`;
}

function seedsText(seeds: readonly number[]): string {
  const different = [...new Set(seeds)].map(String);
  return `${different.length === 1 ? "seed" : "seeds"} ${listed(different)}`;
}
