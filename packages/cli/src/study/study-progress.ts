import type { SweepProgress } from "@equal-bits/experiments";
import { type Options, type Params, SingleBar } from "cli-progress";
import { clock } from "../clock.js";
import type { Io } from "../io.js";
import { ruleLabel } from "./rule-label.js";
import { sweepLine } from "./sweep-line.js";

/** Where the progress of a study is shown. */
export interface StudyProgress {
  /** Shows it. */
  readonly show: (progress: SweepProgress) => void;
  /** Gives the terminal back; calling it again does nothing. */
  readonly stop: () => void;
}

/** A bar on a terminal; elsewhere a line for each run that has ended. */
export function studyProgress(study: string, quiet: boolean, { stderr }: Pick<Io, "stderr">): StudyProgress {
  if (quiet) return { show: () => {}, stop: () => {} };
  if (stderr.isTTY !== true)
    return {
      show: (progress) => {
        if (progress.ended !== undefined) stderr.write(`${endedLine(study, progress)}\n`);
      },
      stop: () => {},
    };
  const bar = new SingleBar(barOptions(study, stderr));
  let state: "waiting" | "shown" | "stopped" = "waiting";
  return {
    show: (progress) => {
      if (state === "stopped") return;
      if (state === "waiting") bar.start(progress.total, 0, { progress });
      state = "shown";
      bar.update(progress.done, { progress });
    },
    stop: () => {
      if (state === "shown") bar.stop();
      state = "stopped";
    },
  };
}

function barOptions(study: string, stream: Io["stderr"]): Options {
  return {
    // cli-progress writes and asks isTTY; Node's cursor functions need no more of a stream
    stream: stream as NodeJS.WritableStream,
    format: (_options: Options, _params: Params, payload: { progress: SweepProgress }) =>
      sweepLine(study, payload.progress, stream.columns ?? 80),
    hideCursor: true,
    gracefulExit: false, // run() listens for interrupts itself
  };
}

function endedLine(study: string, { done, total, ended, secondsLeft }: SweepProgress): string {
  if (ended === undefined) return "";
  const { settings, accuracy, diverged } = ended;
  const outcome = diverged === undefined ? `${(100 * accuracy).toFixed(2)} %` : "diverged";
  return `${study} ${done}/${total}  ${ruleLabel(settings)}, ${settings.network}, seed ${settings.seed}: ${outcome}  ${clock(secondsLeft)} left`;
}
