import type { RunProgress } from "@equal-bits/experiments";
import { MultiBar, type Options, type Params } from "cli-progress";
import type { Io, Output } from "./io.js";
import { progressLine } from "./progress-line.js";

/** Bars on a terminal, one a run. */
export interface ProgressBars {
  /** Moves the bar of a run. */
  readonly show: (progress: RunProgress) => void;
  /** Draws the last state and gives the terminal back; calling it again does nothing. */
  readonly stop: () => void;
}

/**
 * Draws a bar for each label on `io.stderr`; no label, no output.
 *
 * @param labels - what the runs are called, in the order of `RunProgress.run`
 */
export function progressBars(labels: readonly string[], { stderr }: Pick<Io, "stderr">): ProgressBars {
  if (labels.length === 0) return { show: () => {}, stop: () => {} };
  const bars = new MultiBar(barOptions(labels, stderr));
  const runs = labels.map((label) => bars.create(1, 0, { label }));
  let stopped = false;
  return {
    show: (progress) => {
      if (stopped || progress.run >= runs.length) return;
      const bar = runs[progress.run];
      bar.setTotal(progress.steps);
      bar.update(progress.step, { progress });
    },
    stop: () => {
      if (!stopped) bars.stop();
      stopped = true;
    },
  };
}

function barOptions(labels: readonly string[], stream: Output): Options {
  const labelWidth = Math.max(...labels.map((label) => label.length));
  return {
    // cli-progress writes and asks isTTY; Node's cursor functions need no more of a stream
    stream: stream as NodeJS.WritableStream,
    format: (_options: Options, _params: Params, payload: { label: string; progress?: RunProgress }) =>
      progressLine(payload.label.padEnd(labelWidth), payload.progress, stream.columns ?? 80),
    hideCursor: true,
    gracefulExit: false, // run() listens for interrupts itself
  };
}
