/** What the command calls of `@equal-bits/experiments`. */
export type Experiments = Pick<
  typeof import("@equal-bits/experiments"),
  | "compare"
  | "evaluateModel"
  | "pruneModel"
  | "quantizeModel"
  | "summaryRows"
  | "summaryColumns"
  | "resultsJson"
  | "planStudy"
  | "runStudy"
  | "studies"
  | "writeStudyReport"
>;

/** Loads the package only when there is work: tfjs takes a second, and help must not wait for it. */
export function loadExperiments(): Promise<Experiments> {
  return import("@equal-bits/experiments");
}
