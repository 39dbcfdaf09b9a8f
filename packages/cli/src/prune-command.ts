import { namedPruningRule, pruningRuleNames } from "@equal-bits/pruning";
import { type Command, Option } from "commander";
import { addChangeOptions, type ChangeFlags, changeOptions } from "./change-options.js";
import { changeJson, changeText } from "./change-text.js";
import type { Context } from "./context.js";
import { nearestName } from "./nearest-name.js";
import { shareNumber } from "./number-option.js";
import { oneLine } from "./one-line.js";
import { UsageError } from "./usage-error.js";

/** One budget over all kernels, which is no rule of a layer. */
const NETWORK_RULE = "network-magnitude";

/** Adds `equal-bits prune`: a saved model with an exact share of its weights at 0. */
export function addPruneCommand(program: Command, context: Context): void {
  const command = program
    .command("prune")
    .description("Writes zeros into a saved model, an exact share of each kernel, and tells what it costs.")
    .argument("<model>", "folder or model.json of a tfjs layers model, or a safetensors file")
    .addOption(
      new Option("--rule <name>", `which weights go: ${pruneRules.join(", ")}, or N:M, of which N are kept`)
        .argParser(knownRule)
        .default("magnitude"),
    )
    .option(
      "--sparsity <x>",
      "share of zeros, 0 to 1 (default: 0.5; N:M says it itself)",
      shareNumber("--sparsity"),
    );
  addChangeOptions(command, "every kernel")
    .addHelpText("after", EXAMPLES)
    .action(async (model: string, flags: PruneFlags) => {
      const { rule, sparsity, json } = flags;
      if (sparsity !== undefined && isNOfM(rule))
        throw new UsageError(
          `--sparsity must be left out with --rule ${rule}, which says it itself, got ${sparsity}`,
        );
      const { pruneModel } = await context.load();
      const options = { ...changeOptions(model, flags), rule };
      const report = await pruneModel(sparsity === undefined ? options : { ...options, sparsity });
      context.io.stdout.write(json ? changeJson(report) : changeText(report, context.io));
    });
}

interface PruneFlags extends ChangeFlags {
  readonly rule: string;
  readonly sparsity?: number;
}

/** The rules of `pruneModel`, known here so that help and mistakes need not wait for tfjs. */
export const pruneRules: readonly string[] = [...pruningRuleNames, NETWORK_RULE];

function knownRule(text: string): string {
  const [name] = text.split(":");
  if (!isNOfM(text) && !pruneRules.includes(name)) throw new UsageError(unknownRule(text, name));
  if (text === NETWORK_RULE) return text;
  try {
    namedPruningRule(text);
  } catch (error) {
    throw new UsageError(`--rule ${text}: ${oneLine(error)}`);
  }
  return text;
}

function unknownRule(text: string, name: string): string {
  const nearest = nearestName(name, pruneRules);
  const known = `the rules are ${pruneRules.join(", ")}, and N:M as 2:4`;
  return nearest === null
    ? `unknown rule ${text === "" ? '""' : text}; ${known}`
    : `unknown rule ${text}; did you mean ${nearest}? (${known})`;
}

function isNOfM(text: string): boolean {
  return /^\d+:\d+$/.test(text);
}

const EXAMPLES = `
Rules count within each filter: tensor-magnitude in each kernel as one, layer-magnitude in
each filter and exactly over the kernel, network-magnitude over all kernels together.
blocks:8 prunes blocks of 8 weights, random:7 at random with seed 7. Neighbours of N:M and blocks are
neighbours in the file: input channels of tfjs, pixels of PyTorch's [out, in, height, width].

Examples:
  equal-bits prune my-model --rule magnitude --sparsity 0.8 --out pruned
  equal-bits prune my-model --rule 2:4 --layers "conv2*,dense*" --out pruned --data cifar-10
  equal-bits prune resnet20.safetensors --rule network-magnitude --sparsity 0.5 --out pruned.safetensors`;
