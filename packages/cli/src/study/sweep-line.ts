import type { SweepProgress } from "@equal-bits/experiments";
import { bar } from "../bar.js";
import { clock } from "../clock.js";
import { ruleLabel } from "./rule-label.js";

/**
 * A sweep's state on one line: bar, runs done, time left, what trains now.
 *
 * @param columns - the terminal's width; what trains now takes what is left
 */
export function sweepLine(study: string, progress: SweepProgress, columns: number): string {
  const { done, failed, total, running, secondsLeft } = progress;
  const failures = failed === 0 ? "" : `  ${failed} crashed`;
  const head = `${study}  ${bar(done / Math.max(1, total), 20)}  ${done}/${total} runs${failures}  ${clock(secondsLeft)} left`;
  const now = running.map(
    ({ settings, progress: { step, steps } }) =>
      `${ruleLabel(settings)} ${Math.floor((100 * step) / steps)} %`,
  );
  return `${head}  ${now.join(", ")}`.slice(0, columns - 1);
}
