import { join } from "node:path";
import type { Comparison } from "@equal-bits/experiments";
import { commandAgain, commandToResume } from "./command-line.js";
import type { Context } from "./context.js";
import type { Experiments } from "./experiments.js";
import { progressBars } from "./progress-bars.js";
import { quantizerLabel } from "./quantizer-option.js";
import { resultsTable } from "./results-table.js";
import { compareOptions, type TrainingFlags } from "./training-options.js";

/**
 * Trains under each quantizer, shows progress, then prints the results.
 *
 * @returns the exit code: 0 done, 130 interrupted
 */
export async function trainAndShow(
  quantizers: readonly string[],
  flags: TrainingFlags,
  context: Context,
): Promise<number> {
  const experiments = await context.load();
  const comparison = await interruptible(quantizers, flags, context, experiments);
  if (comparison === "interrupted") return 130;
  context.io.stdout.write(
    flags.json ? experiments.resultsJson(comparison) : results(comparison, flags, context, experiments),
  );
  return 0;
}

async function interruptible(
  quantizers: readonly string[],
  flags: TrainingFlags,
  { argv, io }: Context,
  { compare }: Experiments,
): Promise<Comparison | "interrupted"> {
  const abort = new AbortController();
  const shown = io.stderr.isTTY === true && !flags.quiet;
  const bars = progressBars(shown ? quantizers.map(quantizerLabel) : [], io);
  const stopListening = io.onInterrupt(() => {
    abort.abort();
    bars.stop();
    io.stderr.write("equal-bits: stopping; press Ctrl-C again to stop at once\n");
  });
  try {
    const { signal } = abort;
    const options = { ...compareOptions(flags), quantizers, command: commandAgain(argv), signal };
    return await compare({ ...options, onProgress: bars.show });
  } catch (error) {
    if (!abort.signal.aborted) throw error;
    io.stderr.write(`equal-bits: stopped; continue with: ${commandToResume(argv)}\n`);
    return "interrupted";
  } finally {
    bars.stop();
    stopListening();
  }
}

function results(
  comparison: Comparison,
  { out }: TrainingFlags,
  { io }: Context,
  { summaryRows, summaryColumns }: Experiments,
): string {
  const table = resultsTable(summaryRows(comparison), summaryColumns, io);
  return `${table}\n\nreport: ${join(out, "index.html")}\nmodels: ${join(out, "models")}, each loaded again in a fresh process: same accuracy, same bits\n`;
}
