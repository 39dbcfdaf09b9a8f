import type { PostScale } from "@equal-bits/experiments";
import { recipe } from "@equal-bits/quantizers";
import { type Command, Option } from "commander";
import { addChangeOptions, type ChangeFlags, changeOptions } from "./change-options.js";
import { changeJson, changeText } from "./change-text.js";
import type { Context } from "./context.js";
import { quantizerName } from "./quantizer-option.js";
import { UsageError } from "./usage-error.js";

/** Adds `equal-bits quantize`: a saved model with quantized kernels. */
export function addQuantizeCommand(program: Command, context: Context): void {
  const command = program
    .command("quantize")
    .description("Quantizes kernels of a saved model without training, and tells what it costs.")
    .argument("<model>", "folder or model.json of a tfjs layers model, or a safetensors file")
    .option(
      "--quantizer <name>",
      "a name that equal-bits quantizers lists, as equal-bits:0.3 or xnor-net",
      quantizerOfWeights,
      "equal-bits:0.5",
    )
    .addOption(
      new Option(
        "--scale <name>",
        "what the levels of each filter are multiplied by; fitted is nearest in squares",
      )
        .choices(["fitted", "mean-magnitude", "fan-in", "unit"])
        .default("fitted"),
    );
  addChangeOptions(command, "every kernel but the first and the last")
    .addHelpText("after", EXAMPLES)
    .action(async (model: string, flags: QuantizeFlags) => {
      const { quantizer, scale, json } = flags;
      const { quantizeModel } = await context.load();
      const report = await quantizeModel({ ...changeOptions(model, flags), quantizer, scale });
      context.io.stdout.write(json ? changeJson(report) : changeText(report, context.io));
    });
}

/** A ticket picks weights by scores that train, and a saved model has none. */
function quantizerOfWeights(text: string): string {
  const name = quantizerName("--quantizer")(text);
  if (recipe(name).ticket !== undefined)
    throw new UsageError(
      `--quantizer must be a rule for weights, got ${text}, which trains scores; use train with it`,
    );
  return name;
}

interface QuantizeFlags extends ChangeFlags {
  readonly quantizer: string;
  readonly scale: PostScale;
}

const EXAMPLES = `
Examples:
  equal-bits quantize my-model --out binary
  equal-bits quantize my-model --quantizer fitted-equal-bits:0.5 --layers all --out binary --data mnist
  equal-bits quantize resnet20.safetensors --quantizer ternary:0.5 --out ternary.safetensors`;
