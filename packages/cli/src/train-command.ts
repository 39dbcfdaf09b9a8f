import type { Command } from "commander";
import type { Context } from "./context.js";
import { quantizerNameOrFile } from "./quantizer-option.js";
import { trainAndShow } from "./train-and-show.js";
import { addTrainingOptions, type TrainingFlags } from "./training-options.js";

/** Adds `equal-bits train`: one quantizer, one network. */
export function addTrainCommand(program: Command, context: Context): void {
  const command = program
    .command("train")
    .description("Trains one network and writes its report.")
    .option(
      "--quantizer <name|file>",
      "a name that equal-bits quantizers lists, as ir-net or equal-bits:0.3, or a module of yours",
      quantizerNameOrFile("--quantizer"),
      "equal-bits:0.5",
    );
  addTrainingOptions(command)
    .addHelpText("after", EXAMPLES)
    .action(async (flags: TrainingFlags & { readonly quantizer: string }) => {
      context.exit(await trainAndShow([flags.quantizer], flags, context));
    });
}

const EXAMPLES = `
Examples:
  equal-bits train
  equal-bits train --quantizer equal-bits:0.3 --epochs 8 --out report-0.3
  equal-bits train --quantizer ./my-rule.js --network mlp
  equal-bits train --data ~/cifar-10-batches-bin --train-images 5000 --json > results.json`;
