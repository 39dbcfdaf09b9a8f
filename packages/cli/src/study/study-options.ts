import type { StudyOptions } from "@equal-bits/experiments";

/** The options of `study run`, as commander gives them. */
export interface StudyFlags {
  /** At which size. */
  readonly scale: "quick" | "full";
  /** Seeds of each case. */
  readonly seeds?: number;
  /** Folder for the results and the runs. */
  readonly out: string;
  /** Runs trained at the same time. */
  readonly processes?: number;
  /** Never open a socket. */
  readonly offline?: true;
  /** Print the plan only. */
  readonly dryRun?: true;
  /** Print the results as JSON. */
  readonly json?: true;
  /** Show no progress. */
  readonly quiet?: true;
}

/** The flags as options of `runStudy`, without those that were not given. */
export function studyOptions(
  study: string,
  { scale, seeds, out, processes, offline }: StudyFlags,
): StudyOptions {
  return {
    study,
    scale,
    out,
    offline: offline === true,
    ...(seeds === undefined ? {} : { seeds }),
    ...(processes === undefined ? {} : { processes }),
  };
}
