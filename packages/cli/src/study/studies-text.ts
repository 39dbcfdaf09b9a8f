import { colorsFor } from "../colors.js";
import type { Io } from "../io.js";
import { wrapped } from "../wrapped.js";

/** The studies with their claims, for a terminal. */
export function studiesText(
  studies: readonly { readonly name: string; readonly title: string; readonly claim: string }[],
  { stdout, env }: Pick<Io, "stdout" | "env">,
): string {
  const { bold } = colorsFor(stdout, env);
  const width = Math.min(stdout.columns ?? 80, 100) - 2;
  return studies
    .map(({ name, title, claim }) =>
      [`${bold(name)}  ${title}`, ...wrapped(claim, width).map((line) => `  ${line}`), ""].join("\n"),
    )
    .join("\n");
}
