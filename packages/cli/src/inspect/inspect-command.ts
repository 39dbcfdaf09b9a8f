import { realpath, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { type Command, Option } from "commander";
import type { Context } from "../context.js";
import { oneLine } from "../one-line.js";
import { UsageError } from "../usage-error.js";
import { inspectWeights } from "./inspect-weights.js";
import type { Inspection } from "./inspection.js";
import { inspectionJson } from "./inspection-json.js";
import { inspectionText } from "./inspection-text.js";

interface InspectFlags {
  readonly filters?: "first" | "last";
  readonly html?: string;
  readonly json?: true;
}

/** Adds `equal-bits inspect`: what can be said of the weights of any saved model. */
export function addInspectCommand(program: Command, context: Context): void {
  program
    .command("inspect")
    .description(
      "Shows the weights of a saved model: of each tensor the ratio of +1, the entropy and the bytes.",
    )
    .argument("<model>", "a .safetensors file, a model.json of tfjs, or the folder of one")
    .addOption(
      new Option(
        "--filters <axis>",
        "which axis of a kernel its filters run along, first or last (default: last of tfjs, first of safetensors)",
      ).argParser(axisName),
    )
    .option("--html <file>", "write a page too, one file that opens without a network", fileName)
    .option("--json", "print all numbers as JSON")
    .addHelpText("after", EXAMPLES)
    .action(async (model: string, { filters, html, json }: InspectFlags) => {
      const { stdout, stderr } = context.io;
      const inspection = await inspectWeights(model, filters);
      if (html !== undefined) {
        await requireOther(html, inspection);
        const { inspectionHtml } = await import("./inspection-html.js");
        await written(html, inspectionHtml(inspection));
      }
      stdout.write(json ? inspectionJson(inspection) : inspectionText(inspection, context.io));
      if (html !== undefined) stderr.write(`page: ${html}\n`);
    });
}

function axisName(text: string): "first" | "last" {
  if (text === "first" || text === "last") return text;
  throw new UsageError(`--filters must be first or last, got ${text === "" ? "nothing" : text}`);
}

function fileName(text: string): string {
  if (text === "" || text.startsWith("-"))
    throw new UsageError(`--html must be the name of a file, got ${text === "" ? "nothing" : text}`);
  return text;
}

/** The model must not be lost to its page. */
async function requireOther(html: string, { files }: Inspection): Promise<void> {
  const page = await realpath(html).catch(() => resolve(html));
  for (const { path } of files)
    if ((await realpath(path)) === page)
      throw new UsageError(`--html must be another file than the model's, got ${html}; it would be lost`);
}

async function written(file: string, page: string): Promise<void> {
  try {
    await writeFile(file, page);
  } catch (error) {
    throw new Error(`--html must be a file that can be written, got ${file}: ${oneLine(error)}`);
  }
}

const EXAMPLES = `
Examples:
  equal-bits inspect model.safetensors
  equal-bits inspect report/models/sign --html sign.html
  equal-bits inspect my-tfjs-model/model.json --json`;
