import { type Command, Option } from "commander";
import type { Context } from "./context.js";
import { quantizerFiles, quantizerList } from "./quantizer-option.js";
import { trainAndShow } from "./train-and-show.js";
import { addTrainingOptions, type TrainingFlags } from "./training-options.js";

/** Adds `equal-bits compare`: the same training under several quantizers. */
export function addCompareCommand(program: Command, context: Context): void {
  const command = program
    .command("compare")
    .description("Trains the same network under several quantizers and writes a report that compares them.")
    .addOption(
      new Option(
        "--quantizers <names>",
        "names with commas between them, as sign,ir-net,equal-bits:0.3; equal-bits quantizers lists them",
      )
        .argParser(quantizerList("--quantizers"))
        .default(DEFAULTS, DEFAULTS.join(",")),
    )
    .option(
      "--quantizer <file>",
      "a module of yours, as ./my-rule.js, beside the names; may be given again",
      quantizerFiles("--quantizer"),
    );
  addTrainingOptions(command)
    .addHelpText("after", EXAMPLES)
    .action(async (flags: CompareFlags) => {
      const { quantizers, quantizer: files = [] } = flags;
      context.exit(await trainAndShow([...quantizers, ...files], flags, context));
    });
}

interface CompareFlags extends TrainingFlags {
  readonly quantizers: readonly string[];
  readonly quantizer?: readonly string[];
}

const DEFAULTS = ["sign", "equal-bits:0.5", "equal-bits:0.3"];

const EXAMPLES = `
Examples:
  equal-bits compare
  equal-bits compare --quantizers sign,equal-bits:0.5,equal-bits:0.4 --seed 2 --out report-2
  equal-bits compare --quantizers sign --quantizer ./my-rule.js
  equal-bits compare --resume                   continue after Ctrl-C`;
