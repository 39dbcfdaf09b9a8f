import type { StudyResult } from "@equal-bits/experiments";
import { shellLine } from "../command-line.js";
import type { Context } from "../context.js";
import type { Experiments } from "../experiments.js";
import { type StudyFlags, studyOptions } from "./study-options.js";
import { studyProgress } from "./study-progress.js";
import { verdictText } from "./verdict-text.js";

/**
 * Runs studies one after the other and prints their verdicts.
 *
 * @returns the exit code: 0 done, 130 interrupted
 */
export async function runStudies(
  studies: Experiments["studies"],
  flags: StudyFlags,
  { argv, io }: Context,
  { runStudy, writeStudyReport }: Experiments,
): Promise<number> {
  const abort = new AbortController();
  const { signal } = abort;
  const stopListening = io.onInterrupt(() => {
    abort.abort();
    io.stderr.write("equal-bits: stopping; press Ctrl-C again to stop at once\n");
  });
  const results: StudyResult[] = [];
  try {
    for (const { name, title } of studies) {
      const progress = studyProgress(name, flags.quiet === true, io);
      try {
        const options = { ...studyOptions(name, flags), command: commandOf(name, flags), signal };
        const result = await runStudy({ ...options, onProgress: progress.show });
        results.push(result);
        progress.stop();
        if (!flags.json) io.stdout.write(verdictText(result, title, io));
      } finally {
        progress.stop();
      }
    }
    if (flags.json) io.stdout.write(`${JSON.stringify(results, null, 2)}\n`);
    else io.stdout.write(`report: ${await writeStudyReport(flags.out)}\n`);
    return 0;
  } catch (error) {
    if (!signal.aborted) throw error;
    io.stderr.write(`equal-bits: stopped; continue with: ${shellLine(argv)}\n`);
    return 130;
  } finally {
    stopListening();
  }
}

/** The command that makes one study again, on any machine. */
function commandOf(name: string, { scale, seeds }: StudyFlags): string {
  return `equal-bits study run ${name} --scale ${scale}${seeds === undefined ? "" : ` --seeds ${seeds}`}`;
}
