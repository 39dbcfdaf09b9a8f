import type { Command } from "commander";
import type { Context } from "./context.js";
import { dataOption } from "./data-option.js";
import { evaluationJson, evaluationText } from "./evaluation-text.js";
import { quantizerFile } from "./quantizer-option.js";
import { offlineOption, testImagesOption } from "./training-options.js";

interface EvaluateFlags {
  readonly quantizer?: string;
  readonly data?: string;
  readonly offline?: true;
  readonly testImages?: number;
  readonly json?: true;
}

/** Adds `equal-bits evaluate`: a saved model, loaded again and tested. */
export function addEvaluateCommand(program: Command, context: Context): void {
  program
    .command("evaluate")
    .description("Loads a saved model, tests it, and counts the +1 in each filter.")
    .argument("<model>", "folder of a saved model, as report/models/sign")
    .option(
      "--quantizer <file>",
      "the module of the quantizer that it was trained with, where that was one of yours",
      quantizerFile("--quantizer"),
    )
    .addOption(dataOption())
    .addOption(offlineOption())
    .addOption(testImagesOption())
    .option("--json", "print accuracy and bits as JSON")
    .addHelpText("after", EXAMPLES)
    .action(async (model: string, { quantizer, data, offline, testImages, json }: EvaluateFlags) => {
      const { evaluateModel } = await context.load();
      const evaluation = await evaluateModel({
        model,
        offline: offline === true,
        ...(quantizer === undefined ? {} : { quantizer }),
        ...(data === undefined ? {} : { data }),
        ...(testImages === undefined ? {} : { testImages }),
      });
      const { stdout } = context.io;
      stdout.write(json ? evaluationJson(evaluation) : evaluationText(evaluation, stdout.columns ?? 80));
    });
}

const EXAMPLES = `
Examples:
  equal-bits evaluate report/models/sign
  equal-bits evaluate report/models/sign --json`;
