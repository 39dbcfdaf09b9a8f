import type { StudyRunSettings } from "@equal-bits/experiments";

/** What a run of a study is called: its rule, or that it has none. */
export function ruleLabel({ weights, quantizer }: Pick<StudyRunSettings, "weights" | "quantizer">): string {
  return weights === "real" ? "real-valued" : quantizer;
}
