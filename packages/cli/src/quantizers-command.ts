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
Arguments of a name, behind a colon or in parentheses:
  equal-bits:0.3  equal-bits:1/3  equal-bits:count=5     a ratio, or the count of +1
  ternary:0.5  ternary:1+2+1                             a sparsity, or counts of -1, 0, +1
  middle-rank:0.8  magnitude:0.8  biprop:0.8             pruned: the share of zeros
  "equal-levels(3; shares 0.2 0.5 0.3; at -1 0 2)"       levels, shares and values
  layer-equal-bits  centred-ternary  fitted-equal-bits   exact over the layer; levels of mean 0
                                                         and variance 1, or fitted to the weights

Examples:
  equal-bits quantizers
  equal-bits quantizers ir-net
  equal-bits quantizers --json`;
