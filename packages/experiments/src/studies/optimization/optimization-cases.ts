import { overSeeds, seedsOf } from "../seeds-of.js";
import { mlpSetUp } from "../set-ups.js";
import type { StudyRequest, StudyRun } from "../study.js";
import type { StudyRunRecord } from "../study-run-record.js";

/** The paper's rule. */
export const EQUAL = "equal-bits(0.5)";

/** What it is compared with first. */
export const SIGN = "sign";

/** What is trained. */
export const RULES: readonly string[] = [SIGN, "mean-sign", "ir-net", EQUAL];

/** Rules without a statistic of the latent weights' size. */
const SCALE_FREE = [SIGN, "mean-sign", EQUAL];

/** By what latent weights and their learning rate are multiplied: a power of two, which no float32 rounds. */
export const FACTOR = 4;

/** Runs that differ in nothing but their seed. */
export interface Case {
  /** The rule. */
  readonly quantizer: string;
  /** Adam's rate for the latent weights, before any factor. */
  readonly rate: number;
  /** One a seed. */
  readonly runs: readonly StudyRun[];
}

/** The same, ended. */
export interface Done extends Case {
  /** One a seed. */
  readonly records: readonly StudyRunRecord[];
}

/** Every rule at every latent learning rate. */
export function casesOf(request: StudyRequest): Case[] {
  return ratesOf(request).flatMap((rate) => RULES.map((quantizer) => caseOf(request, quantizer, rate, {})));
}

/** The rules that only ranks, signs or means move, at the least rate again, with larger latent weights that learn as much faster. */
export function scaledCasesOf(request: StudyRequest): Case[] {
  const [rate] = ratesOf(request);
  return SCALE_FREE.map((quantizer) => ({
    ...caseOf(request, quantizer, FACTOR * rate, { latentFactor: FACTOR }),
    rate,
  }));
}

function ratesOf({ scale }: StudyRequest): number[] {
  return scale === "quick" ? [0.002, 0.02] : [0.002, 0.02, 0.2];
}

function caseOf(request: StudyRequest, quantizer: string, rate: number, changes: Partial<StudyRun>): Case {
  const run = { ...mlpSetUp(request), quantizer, latentLearningRate: rate, ...changes };
  return { quantizer, rate, runs: overSeeds(run, seedsOf(request, { quick: 3, full: 5 })) };
}
