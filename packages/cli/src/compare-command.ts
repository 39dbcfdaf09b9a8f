import { type Command, Option } from "commander";
import type { Context } from "./context.js";
import { quantizerList } from "./quantizer-option.js";
import { trainAndShow } from "./train-and-show.js";
import { addTrainingOptions, type TrainingFlags } from "./training-options.js";

/** Adds `equal-bits compare`: the same training under several quantizers. */
export function addCompareCommand(program: Command, context: Context): void {
  const command = program
    .command("compare")
    .description("Trains the same network under several quantizers and writes a report that compares them.")
    .addOption(
      new Option("--quantizers <names>", "names with commas between them: sign, equal-bits:RATIO")
        .argParser(quantizerList("--quantizers"))
        .default(DEFAULTS, DEFAULTS.join(",")),
    );
  addTrainingOptions(command)
    .addHelpText("after", EXAMPLES)
    .action(async (flags: TrainingFlags & { readonly quantizers: readonly string[] }) => {
      context.exit(await trainAndShow(flags.quantizers, flags, context));
    });
}

const DEFAULTS = ["sign", "equal-bits:0.5", "equal-bits:0.3"];

const EXAMPLES = `
Examples:
  equal-bits compare
  equal-bits compare --quantizers sign,equal-bits:0.5,equal-bits:0.4 --seed 2 --out report-2
  equal-bits compare --resume                   continue after Ctrl-C`;
