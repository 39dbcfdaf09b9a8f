import type { TrainOptions } from "../train-options.js";
import type { TrainingVariant } from "../training-settings.js";
import type { Figure } from "./figure.js";
import type { StudyRunRecord } from "./study-run-record.js";

/** A claim that anyone can put to the test: which runs it takes, and what follows from them. */
export interface Study {
  /** Its name on the command line: `"ratio-sweep"`. */
  readonly name: string;
  /** Its heading. */
  readonly title: string;
  /** What is claimed, in a sentence, and by whom. */
  readonly claim: string;
  /**
   * The runs, stage by stage: what a later stage runs may depend on how the earlier ones ended. None for a study that counts.
   *
   * A stage is also planned before anything has run, with `finished` empty: it must then give as many runs of the same cost.
   */
  readonly stages: readonly StudyStage[];
  /**
   * What follows.
   *
   * @param request - what was asked for
   * @param finished - all runs of all stages
   */
  conclude(request: StudyRequest, finished: FinishedRuns): Conclusion;
}

/** Plans the runs of one stage. */
export type StudyStage = (request: StudyRequest, finished: FinishedRuns) => readonly StudyRun[];

/** At which size a study is run: in minutes on embedded data, or in hours on whole data sets. */
export type StudyScale = "quick" | "full";

/** What is asked of a study. */
export interface StudyRequest {
  /** At which size. */
  readonly scale: StudyScale;
  /** How many seeds, ≥ 2; null for as many as the study takes at this scale. */
  readonly seeds: number | null;
}

/** One run of a study: plain data. What differs in nothing is the same run, in whichever study it stands. */
export interface StudyRun extends TrainOptions, TrainingVariant {}

/** The runs that have ended. */
export interface FinishedRuns {
  /** What a run came to; null where it has not ended. */
  of(run: StudyRun): StudyRunRecord | null;
}

/** What the numbers say of a claim. */
export type Verdict = "holds" | "does not hold" | "not decided at this scale";

/** What a study found, ready to be written; every number in it is finite. */
export interface Conclusion {
  /** What was trained, in a few sentences. */
  readonly setup: string;
  /** The findings; the first one is the study's own claim. */
  readonly findings: readonly Finding[];
  /** The numbers. */
  readonly table: StudyTable;
  /** The pictures. */
  readonly figures: readonly Figure[];
  /** How to read them honestly: what they show, what they do not; a paragraph each. */
  readonly reading: readonly string[];
}

/** One statement, and what the numbers say of it. */
export interface Finding {
  /** The statement. */
  readonly claim: string;
  /** Whether it holds. */
  readonly verdict: Verdict;
  /** How large it is. */
  readonly effect: Effect;
  /** Where the effect may lie. */
  readonly interval: Interval;
}

/** The size of an effect. */
export interface Effect {
  /** What was measured: `"test accuracy of equal bits less that of IR-Net"`. */
  readonly name: string;
  /** How much. */
  readonly value: number;
  /** In what: `"points"` for differences of percentages, `"boundaries"`. */
  readonly unit: string;
}

/** A confidence interval. */
export interface Interval {
  /** Its lower end, in the effect's unit. */
  readonly low: number;
  /** Its upper end. */
  readonly high: number;
  /** How often such an interval holds the true value: 0.95; 1 where the effect was counted. */
  readonly confidence: number;
  /** Over what: `"5 seeds, paired"`, `"counted"`. */
  readonly over: string;
}

/** Numbers in columns. */
export interface StudyTable {
  /** Headings with units: `"accuracy (%)"`. */
  readonly columns: readonly string[];
  /** One cell a column; null where there is nothing to say. */
  readonly rows: readonly (readonly (string | number | null)[])[];
  /** Digits after the point to print in each column; the numbers themselves are not rounded. */
  readonly digits: readonly number[];
}
