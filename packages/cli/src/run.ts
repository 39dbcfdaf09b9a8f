import { CommanderError } from "commander";
import { type Experiments, loadExperiments } from "./experiments.js";
import type { Io } from "./io.js";
import { oneLine } from "./one-line.js";
import { buildProgram } from "./program.js";
import { UsageError, usageLine } from "./usage-error.js";

/**
 * Runs the command `equal-bits`.
 *
 * Never throws and never ends the process: what went wrong is one line on `io.stderr` (with the stack if `EQUAL_BITS_DEBUG=1`).
 *
 * @param argv - the words after the command's name: `["train", "--epochs", "2"]`
 * @param io - streams, environment and interrupts
 * @param load - gives the functions that do the work. Default: those of `@equal-bits/experiments`
 * @returns the exit code: 0 done, 1 failed while working, 2 wrong usage, 130 interrupted
 */
export async function run(
  argv: readonly string[],
  io: Io,
  load: () => Promise<Experiments> = loadExperiments,
): Promise<number> {
  let exitCode = 0;
  const program = buildProgram({
    argv,
    io,
    load,
    exit: (code) => {
      exitCode = code;
    },
  });
  try {
    await program.parseAsync([...argv], { from: "user" });
    return exitCode;
  } catch (error) {
    return failure(error, argv, io);
  }
}

function failure(error: unknown, argv: readonly string[], io: Io): number {
  if (error instanceof CommanderError) return answered(error, argv, io);
  const usage = error instanceof UsageError;
  io.stderr.write(`equal-bits: ${oneLine(error)}\n`);
  if (!usage && io.env.EQUAL_BITS_DEBUG === "1" && error instanceof Error)
    io.stderr.write(`${error.stack}\n`);
  return usage ? 2 : 1;
}

/** Commander throws also after help and version, which it has written by then. */
function answered(error: CommanderError, argv: readonly string[], io: Io): number {
  if (error.exitCode === 0) return 0;
  if (error.code !== "commander.help") io.stderr.write(`equal-bits: ${usageLine(error, argv)}\n`);
  return 2;
}
