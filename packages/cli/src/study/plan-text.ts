import type { StudyPlan } from "@equal-bits/experiments";
import { clock } from "../clock.js";
import { plainTable } from "../plain-table.js";
import { ruleLabel } from "./rule-label.js";

/** What studies would train, a line for runs that differ in nothing but their seed, and how long. */
export function planText(plans: readonly StudyPlan[]): string {
  const total = plans.reduce((sum, { seconds }) => sum + seconds, 0);
  const runs = plans.reduce((sum, plan) => sum + plan.runs.length, 0);
  const done = plans.reduce((sum, plan) => sum + plan.runs.filter((run) => run.done).length, 0);
  const times = "from a model of the time that each takes, fitted on one core of a server";
  return `${plans.map(onePlan).join("\n")}\n${runs} runs, ${done} of them done; about ${clock(total)} for the others, ${times}\n`;
}

function onePlan({ study, runs, seconds }: StudyPlan): string {
  const head = `${study}: ${runs.length} runs, about ${clock(seconds)}`;
  if (runs.length === 0) return `${head} (it counts, and trains nothing)`;
  return [head, ...plainTable(linesOf(runs)).map((line) => `  ${line}`)].join("\n");
}

function linesOf(runs: StudyPlan["runs"]): string[][] {
  const kinds = new Map<string, { row: string[]; runs: StudyPlan["runs"][number][] }>();
  for (const run of runs) {
    const { settings, stage } = run;
    const { network, activation, data, epochs, latentLearningRate, latentFactor } = settings;
    const row = [
      ruleLabel(settings),
      `${network} × ${settings.width}`,
      activation === null ? "" : `${activation} activations`,
      data ?? "",
      `${epochs} epochs`,
      latentLearningRate === null ? "" : `rate ${latentLearningRate}`,
      latentFactor === 1 ? "" : `latents × ${latentFactor}`,
      settings.holdout === 0 ? "" : `tuned on ${settings.holdout}`,
      `stage ${stage}`,
    ];
    const kind = kinds.get(row.join()) ?? { row, runs: [] };
    kind.runs.push(run);
    kinds.set(row.join(), kind);
  }
  return [...kinds.values()].map(({ row, runs: own }) => {
    const done = own.filter((run) => run.done).length;
    const seconds = own.reduce((sum, run) => sum + run.seconds, 0) / own.length;
    return [...row, `${own.length} seeds`, done === 0 ? "" : `${done} done`, `${seconds.toFixed(0)} s each`];
  });
}
