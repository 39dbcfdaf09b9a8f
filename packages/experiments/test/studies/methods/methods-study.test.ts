import { expect, test } from "vitest";
import { methodsStudy } from "../../../src/studies/methods/methods-study.js";
import type { FinishedRuns, StudyRequest, StudyRun } from "../../../src/studies/study.js";
import type { StudyRunRecord } from "../../../src/studies/study-run-record.js";

const request: StudyRequest = { scale: "full", seeds: null };
const [tuning, comparison] = methodsStudy.stages;
const nothing: FinishedRuns = { of: () => null };

/** Runs whose accuracy is a function of what they train. */
function finished(accuracy: (run: StudyRun) => number): FinishedRuns {
  return { of: (run) => ({ accuracy: accuracy(run) }) as StudyRunRecord }; // all that a plan looks at
}

/** The rates of the compared runs of a rule. */
function ratesOf(quantizer: string, ended: FinishedRuns): (number | undefined)[] {
  const runs = comparison(request, ended).filter(
    (run) => run.quantizer === quantizer && run.weights !== "real",
  );
  return [...new Set(runs.map(({ latentLearningRate }) => latentLearningRate))];
}

test("example: each rule is compared at the rate that was best for itself", () => {
  const best = finished(({ quantizer, latentLearningRate }) => {
    const wanted = quantizer === "sign" ? 0.064 : 0.004;
    return latentLearningRate === wanted ? 0.9 : 0.5;
  });
  expect([ratesOf("sign", best), ratesOf("ir-net", best)]).toEqual([[0.064], [0.004]]);
});

test("of equally good rates the least is taken", () => {
  expect(
    ratesOf(
      "sign",
      finished(() => 0.5),
    ),
  ).toEqual([0.001]);
});

test("rates are tuned on held-out images with a seed that no compared run has, by as many runs for each rule", () => {
  const [tuned, compared] = [tuning(request, nothing), comparison(request, nothing)];
  for (const { holdout } of tuned) expect(holdout).toBe(5000);
  for (const { holdout } of compared) expect(holdout).toBeUndefined();
  const seeds = new Set(compared.map(({ seed }) => seed));
  for (const { seed } of tuned) expect(seeds.has(seed)).toBe(false);
  const ruleOf = ({ quantizer, weights = "binary" }: StudyRun): string => `${quantizer}, ${weights}`;
  const rules = [...new Set(tuned.map(ruleOf))];
  expect(rules).toContain("sign, real");
  const budgets = rules.map((rule) => tuned.filter((run) => ruleOf(run) === rule).length);
  expect(new Set(budgets).size).toBe(1);
});

test("every rule is compared with at least five seeds on both data sets", () => {
  const cases = new Map<string, Set<number | undefined>>();
  for (const { data, quantizer, weights, seed } of comparison(request, nothing)) {
    const name = `${data}, ${weights === "real" ? "real" : quantizer}`;
    cases.set(name, (cases.get(name) ?? new Set()).add(seed));
  }
  expect(new Set([...cases.keys()].map((name) => name.split(",")[0]))).toEqual(
    new Set(["fashion-mnist", "cifar-10"]),
  );
  for (const seeds of cases.values()) expect(seeds.size).toBeGreaterThanOrEqual(5);
});
