import type { Figure } from "./figure.js";
import type { Effect, Finding, Interval, StudyScale, StudyTable, Verdict } from "./study.js";

/** A study's answer as it is written to `DIR/NAME/result.json`: plain data. */
export interface StudyResult {
  /** Of this format. */
  readonly schema: 1;
  /** The study's name. */
  readonly study: string;
  /** Its heading. */
  readonly title: string;
  /** What is claimed. */
  readonly claim: string;
  /** What the numbers say: that of the first finding. */
  readonly verdict: Verdict;
  /** How large the effect is: that of the first finding. */
  readonly effect: Effect;
  /** Where it may lie: that of the first finding. */
  readonly interval: Interval;
  /** All findings, the claim itself first. */
  readonly findings: readonly Finding[];
  /** What was trained, in a few sentences. */
  readonly setup: string;
  /** How to read the numbers; a paragraph each. */
  readonly reading: readonly string[];
  /** The numbers. */
  readonly table: StudyTable;
  /** The pictures, as data. */
  readonly figures: readonly Figure[];
  /** At which size it ran. */
  readonly scale: StudyScale;
  /** The command that makes it again. */
  readonly command: string;
  /** Versions of Node, tfjs and the packages, by name. */
  readonly versions: Readonly<Record<string, string>>;
  /** What it ran on. */
  readonly machine: Machine;
  /** The day on which it was concluded, as `2026-11-25`. */
  readonly date: string;
}

/** What a study ran on. */
export interface Machine {
  /** The processor's name. */
  readonly cpu: string;
  /** How many cores Node may use. */
  readonly cores: number;
  /** Memory in GiB, rounded. */
  readonly memory: number;
  /** Operating system and architecture: `"linux x64"`. */
  readonly platform: string;
}
