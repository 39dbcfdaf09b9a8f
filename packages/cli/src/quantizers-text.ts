import type { Recipe } from "@equal-bits/quantizers";
import { colorsFor } from "./colors.js";
import type { Io } from "./io.js";
import { wrapped } from "./wrapped.js";

/** A recipe and the name that it was found by. */
export interface ListedQuantizer {
  /** What the user types. */
  readonly called: string;
  /** What was found. */
  readonly recipe: Recipe;
}

/** Longest line, so that a wide terminal stays readable. */
const MOST_COLUMNS = 100;

/** What stands in front of a field's lines. */
const FIELD = 14;

/** The quantizers as text: a paragraph each, as wide as the terminal at most. */
export function quantizersText(
  listed: readonly ListedQuantizer[],
  { stdout, env }: Pick<Io, "stdout" | "env">,
): string {
  const { bold, dim } = colorsFor(stdout, env);
  const columns = Math.min(MOST_COLUMNS, (stdout.columns ?? 80) - 1);
  const paragraphs = listed.map(({ called, recipe }) => {
    const lines = fieldsOf(recipe).flatMap(([field, text]) =>
      wrapped(text, columns - FIELD).map(
        (line, i) => `  ${dim((i === 0 ? field : "").padEnd(FIELD - 2))}${line}`,
      ),
    );
    const summary = wrapped(recipe.summary, columns - 2).map((line) => `  ${line}`);
    return [headingOf(called, recipe, bold), ...summary, ...lines].join("\n");
  });
  return `${paragraphs.join("\n\n")}\n`;
}

/** The quantizers as JSON: `[ { "name", "recipe", "summary", "parts", "forward", "backward", "source", … } ]`. */
export function quantizersJson(listed: readonly ListedQuantizer[]): string {
  const records = listed.map(({ called, recipe }) => {
    const { name, summary, parts, constraint, forward, backward, source, whenToUse, whenNot } = recipe;
    return {
      name: called,
      recipe: name,
      summary,
      parts,
      constraint,
      forward,
      backward,
      source,
      whenToUse,
      whenNot,
    };
  });
  return `${JSON.stringify(records, null, 2)}\n`;
}

function headingOf(called: string, { name }: Recipe, bold: (text: string) => string): string {
  return name === called ? bold(called) : `${bold(called)}, that is ${name}`;
}

function fieldsOf({
  parts,
  constraint,
  forward,
  backward,
  source,
  whenToUse,
  whenNot,
}: Recipe): [string, string][] {
  return [
    ...Object.entries(parts),
    ...(constraint === null ? [] : ([["constraint", constraint]] satisfies [string, string][])),
    ["forward", forward],
    ["backward", backward],
    ["source", source],
    ["when to use", whenToUse],
    ["when not", whenNot],
  ];
}
