import type { StudyResult } from "@equal-bits/experiments";
import { colorsFor } from "../colors.js";
import type { Io } from "../io.js";
import { wrapped } from "../wrapped.js";

/** What a study found: each finding with its verdict, its effect and the interval. */
export function verdictText(
  { study, claim, findings }: StudyResult,
  title: string,
  { stdout, env }: Pick<Io, "stdout" | "env">,
): string {
  const { bold, dim } = colorsFor(stdout, env);
  const width = Math.min(stdout.columns ?? 80, 100) - 2;
  const lines = findings.flatMap((finding) => [
    ...wrapped(`${finding.verdict}: ${finding.claim}`, width).map((line) => `  ${line}`),
    ...wrapped(effectText(finding), width - 2).map((line) => `    ${dim(line)}`),
  ]);
  return `${bold(study)}  ${title}\n${wrapped(claim, width)
    .map((line) => `  ${line}\n`)
    .join("")}${lines.join("\n")}\n\n`;
}

function effectText({ effect, interval }: StudyResult["findings"][number]): string {
  const { name, value, unit } = effect;
  const { low, high, confidence, over } = interval;
  const told = `${name}: ${number(value)}${unit === "" ? "" : ` ${unit}`}`;
  return low === high && confidence === 1
    ? `${told} (${over})`
    : `${told}, ${Math.round(100 * confidence)} % interval ${number(low)} to ${number(high)} (${over})`;
}

/** Three significant digits, whole numbers as they are. */
function number(value: number): string {
  return (Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(3)))).replace("-", "−");
}
