import { countedInWords, listed } from "../../report/number-text.js";
import type { Verdict } from "../study.js";
import type { StudyResult } from "../study-result.js";

/** At which size a study ran, in words. @internal */
export function scaleText({ scale }: StudyResult): string {
  return scale === "quick" ? "quick: minutes, embedded data" : "full: hours, whole data sets";
}

/** What a study ran on, in words. @internal */
export function machineText({ machine: { cpu, cores, memory, platform } }: StudyResult): string {
  return `${cpu}, ${cores} ${cores === 1 ? "core" : "cores"}, ${memory} GiB, ${platform}`;
}

/** How many claims hold and how many do not, in a sentence. @internal */
export function verdictsText(results: readonly StudyResult[]): string {
  const count = (verdict: Verdict): number => results.filter((result) => result.verdict === verdict).length;
  const parts = [
    { number: count("holds"), one: "holds", more: "hold" },
    { number: count("does not hold"), one: "does not hold", more: "do not hold" },
    {
      number: count("not decided at this scale"),
      one: "is not decided at this scale",
      more: "are not decided at this scale",
    },
  ];
  const told = parts
    .filter(({ number }) => number > 0)
    .map(({ number, one, more }) => `${number} ${number === 1 ? one : more}`);
  return `${countedInWords(results.length, "claim")} put to the test: ${listed(told)}.`;
}

/** What a verdict means, and what it does not. @internal */
export const VERDICTS_MEAN =
  "A claim holds where the whole interval of its effect lies above zero, and does not hold where it lies below; the spread is over seeds. Each interval holds the true value 95 times of 100 for itself: the findings of a study are not corrected for their number unless they say so.";
