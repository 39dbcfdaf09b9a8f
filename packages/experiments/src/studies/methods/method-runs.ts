import { overSeeds, seedsOf } from "../seeds-of.js";
import { cifarSetUp, cnnSetUp, type SetUp } from "../set-ups.js";
import type { FinishedRuns, StudyRequest, StudyRun } from "../study.js";

/** The paper's method. */
export const EQUAL = "equal-bits(0.5)";

/** Published rules. */
export const RIVALS: readonly string[] = [
  "sign",
  "mean-sign",
  "xnor-net",
  "ir-net",
  "bi-real",
  "adabin",
  "recu",
];

/** Equal bits with other gradients. */
export const GRADIENTS: readonly string[] = [
  "ede-equal-bits(0.5)",
  "jacobian-equal-bits(0.5)",
  "annealed-equal-bits(0.5)",
];

/** The same network without binary weights. */
export const REAL = "real-valued";

/** All that is compared. */
export const METHODS: readonly string[] = [...RIVALS, EQUAL, ...GRADIENTS, REAL];

/** A seed that no run of the comparison has: rates are not tuned on its weights. */
const TUNING_SEED = 1_000_000;

/** What the methods are compared on. */
export interface DataSet {
  /** What it is called. */
  readonly name: string;
  /** How a network is trained on it. */
  readonly setUp: SetUp;
}

/** The data sets of a scale. */
export function dataSetsOf(request: StudyRequest): DataSet[] {
  const fashion = { name: "Fashion-MNIST", setUp: cnnSetUp(request) };
  return request.scale === "quick" ? [fashion] : [fashion, { name: "CIFAR-10", setUp: cifarSetUp() }];
}

/** The rates that are tried. */
export function ratesOf({ scale }: StudyRequest): number[] {
  return scale === "quick" ? [0.002, 0.01, 0.05] : [0.001, 0.004, 0.016, 0.064];
}

/** How many training images the rates are judged by. */
export function holdoutOf({ scale }: StudyRequest): number {
  return scale === "quick" ? 1000 : 5000;
}

/** The runs that a method's rate is chosen by. */
export function tuningRuns(request: StudyRequest, set: DataSet, method: string): StudyRun[] {
  const tuned = { seed: TUNING_SEED, holdout: holdoutOf(request) };
  return ratesOf(request).map((rate) => ({ ...runOf(set, method, rate), ...tuned }));
}

/** A method at a rate of its latent weights; where weights are real-valued, of all weights. */
function runOf({ setUp }: DataSet, method: string, rate: number): Omit<StudyRun, "seed"> {
  return method === REAL
    ? { ...setUp, quantizer: "sign", weights: "real", learningRate: rate }
    : { ...setUp, quantizer: method, latentLearningRate: rate };
}

/** The rate of the best run on held-out images, the least of equal ones; before those have run, any. */
export function tunedRate(
  request: StudyRequest,
  set: DataSet,
  method: string,
  finished: FinishedRuns,
): number {
  const found = tuningRuns(request, set, method).map((run) => finished.of(run)?.accuracy ?? 0);
  return ratesOf(request)[found.indexOf(Math.max(...found))];
}

/** The runs that are compared, one a seed. */
export function comparedRuns(request: StudyRequest, set: DataSet, method: string, rate: number): StudyRun[] {
  return overSeeds(runOf(set, method, rate), seedsOf(request, { quick: 5, full: 5 }));
}
