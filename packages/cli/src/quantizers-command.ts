import { quantizerNames, recipe } from "@equal-bits/quantizers";
import type { Command } from "commander";
import type { Context } from "./context.js";
import { quantizerName } from "./quantizer-option.js";
import { quantizersJson, quantizersText } from "./quantizers-text.js";

/** Adds `equal-bits quantizers`: every quantizer that has a name. */
export function addQuantizersCommand(program: Command, context: Context): void {
  program
    .command("quantizers")
    .description("Lists every quantizer by name: what it is made of, its formulas, its source.")
    .argument("[name]", "only this one, as ir-net or equal-bits:0.3", quantizerName("name"))
    .option("--json", "print the list as JSON")
    .addHelpText("after", EXAMPLES)
    .action((name: string | undefined, { json }: { readonly json?: true }) => {
      const { stdout, env } = context.io;
      const listed = (name === undefined ? quantizerNames : [name]).map((called) => ({
        called,
        recipe: recipe(called),
      }));
      stdout.write(json ? quantizersJson(listed) : quantizersText(listed, { stdout, env }));
    });
}

const EXAMPLES = `
Examples:
  equal-bits quantizers
  equal-bits quantizers ir-net
  equal-bits quantizers --json`;
