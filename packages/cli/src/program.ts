import { readFileSync } from "node:fs";
import { Command } from "commander";
import { colorsFor } from "./colors.js";
import { addCompareCommand } from "./compare-command.js";
import type { Context } from "./context.js";
import { addEvaluateCommand } from "./evaluate-command.js";
import { addInspectCommand } from "./inspect/inspect-command.js";
import { addPruneCommand } from "./prune-command.js";
import { addQuantizeCommand } from "./quantize-command.js";
import { addQuantizersCommand } from "./quantizers-command.js";
import { addStudyCommand } from "./study/study-command.js";
import { addTrainCommand } from "./train-command.js";

/** The command line's grammar: `equal-bits` with its commands, writing to the context's streams. */
export function buildProgram(context: Context): Command {
  const { stdout, stderr, env } = context.io;
  const program = new Command("equal-bits")
    .description(
      "Trains and compares binary neural networks whose share of +1 is exactly what was asked for.",
    )
    .version(packageVersion(), "-V, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    .exitOverride()
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => stderr.write(text),
      outputError: () => {}, // run() writes errors, on one line
      getOutHelpWidth: () => stdout.columns ?? 80,
      getErrHelpWidth: () => stderr.columns ?? 80,
      getOutHasColors: () => true, // the colours below already know the terminal
      getErrHasColors: () => true,
    })
    .configureHelp({ styleTitle: (title) => colorsFor(stdout, env).bold(title) })
    .addHelpText("after", EXAMPLES);
  addTrainCommand(program, context);
  addCompareCommand(program, context);
  addEvaluateCommand(program, context);
  addInspectCommand(program, context);
  addPruneCommand(program, context);
  addQuantizeCommand(program, context);
  addQuantizersCommand(program, context);
  addStudyCommand(program, context);
  return program;
}

const EXAMPLES = `
Examples:
  equal-bits compare                            sign and equal bits, side by side
  equal-bits train --quantizer equal-bits:0.4   one network
  equal-bits evaluate report/models/sign        a saved model, in a fresh process
  equal-bits inspect model.safetensors          the weights of any model: ratio, entropy, bytes
  equal-bits prune my-model --out pruned        half of a saved model's weights at 0
  equal-bits quantize my-model --out binary     a saved model at one bit a weight, untrained
  equal-bits quantizers                         every quantizer by name, with formulas and sources
  equal-bits study run all                      every claim of the paper put to the test

Exit codes: 0 done, 1 failed while working, 2 wrong usage, 130 interrupted.
Environment: NO_COLOR=1 no colours, EQUAL_BITS_DEBUG=1 adds the stack to an error.`;

function packageVersion(): string {
  const text = readFileSync(new URL("../package.json", import.meta.url), "utf8");
  // the package's own file, whose version npm requires
  return (JSON.parse(text) as { version: string }).version;
}
