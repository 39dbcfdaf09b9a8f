import { mean } from "../statistics/mean.js";
import { meanInterval } from "../statistics/mean-interval.js";
import { pairedDifference } from "../statistics/paired-difference.js";
import type { Figure, IntervalFigure, LineFigure } from "./figure.js";
import { measuredFinding } from "./findings.js";
import { accuraciesOf, recordsOf } from "./records-of.js";
import { overSeeds, seedsOf } from "./seeds-of.js";
import { cifarSetUp, cnnSetUp, type SetUp, setUpText } from "./set-ups.js";
import type { Finding, FinishedRuns, Study, StudyRequest, StudyRun, StudyTable } from "./study.js";

const EQUAL = "equal-bits(0.5)";
const RIVALS = ["sign", "mean-sign", "xnor-net", "ir-net", "bi-real", "adabin", "recu"];
const GRADIENTS = ["ede-equal-bits(0.5)", "jacobian-equal-bits(0.5)", "annealed-equal-bits(0.5)"];
const REAL = "real-valued";
const METHODS = [...RIVALS, EQUAL, ...GRADIENTS, REAL];

/** A seed that no run of the comparison has: rates are not tuned on its weights. */
const TUNING_SEED = 1_000_000;

/** Published binarizers and equal bits, each at the latent learning rate that suits it. */
export const methodsStudy: Study = Object.freeze({
  name: "methods",
  title: "Equal bits beside other binarizers",
  claim:
    "Equal bits is effective against the state of the art of binarization (Li et al., AAAI 2022, claim E).",
  stages: [
    (request: StudyRequest): StudyRun[] =>
      dataSetsOf(request).flatMap((set) => METHODS.flatMap((method) => tuningRuns(request, set, method))),
    (request: StudyRequest, finished: FinishedRuns): StudyRun[] =>
      dataSetsOf(request).flatMap((set) =>
        METHODS.flatMap((method) =>
          comparedRuns(request, set, method, tunedRate(request, set, method, finished)),
        ),
      ),
  ],
  conclude(request: StudyRequest, finished: FinishedRuns) {
    const sets = dataSetsOf(request).map((set) => measured(request, set, finished));
    return {
      setup: `${setUpText(request)}${request.scale === "full" ? " CIFAR-10: the first 20,000 training images and all 10,000 test images, five epochs." : ""} Convolutions of 8, 16 and 32 channels with binary weights and activations but for the first and last layer. The latent learning rate of each method is the best of ${ratesOf(request).join(", ")} for ${holdoutOf(request)} held-out training images, from one run each with a seed that is not compared; real-valued weights have the rate of all weights chosen so. The test images are looked at once.`,
      findings: sets.flatMap(findings),
      table: table(sets),
      figures: sets.flatMap(figures),
      reading: [
        "At one learning rate for all, such a table would measure the rate: rules that standardise latent weights multiply their gradient by more than ten. Each method has its own rate here, from the same small budget.",
        "The intervals of the differences hold for all rivals of a data set at once. Where one covers 0 the methods are tied at this scale, whichever mean is greater.",
        "These networks have some thousand binary weights and see the images a few times. The paper compares ResNets after hundreds of epochs; nothing here speaks of those.",
      ],
    };
  },
});

interface DataSet {
  readonly name: string;
  readonly setUp: SetUp;
}

function dataSetsOf(request: StudyRequest): DataSet[] {
  const fashion = { name: "Fashion-MNIST", setUp: cnnSetUp(request) };
  return request.scale === "quick" ? [fashion] : [fashion, { name: "CIFAR-10", setUp: cifarSetUp() }];
}

function ratesOf({ scale }: StudyRequest): number[] {
  return scale === "quick" ? [0.002, 0.01, 0.05] : [0.001, 0.004, 0.016, 0.064];
}

function holdoutOf({ scale }: StudyRequest): number {
  return scale === "quick" ? 1000 : 5000;
}

function tuningRuns(request: StudyRequest, set: DataSet, method: string): StudyRun[] {
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
function tunedRate(request: StudyRequest, set: DataSet, method: string, finished: FinishedRuns): number {
  const found = tuningRuns(request, set, method).map((run) => finished.of(run)?.accuracy ?? 0);
  return ratesOf(request)[found.indexOf(Math.max(...found))];
}

function comparedRuns(request: StudyRequest, set: DataSet, method: string, rate: number): StudyRun[] {
  return overSeeds(runOf(set, method, rate), seedsOf(request, { quick: 5, full: 5 }));
}

interface MeasuredMethod {
  readonly method: string;
  readonly rate: number;
  /** Test accuracies in percent, one a seed. */
  readonly accuracies: readonly number[];
  readonly flips: number;
  /** Accuracy on held-out images against the rate, in percent. */
  readonly tuning: readonly { readonly rate: number; readonly accuracy: number }[];
}

interface MeasuredSet {
  readonly name: string;
  readonly methods: readonly MeasuredMethod[];
}

function measured(request: StudyRequest, set: DataSet, finished: FinishedRuns): MeasuredSet {
  const methods = METHODS.map((method): MeasuredMethod => {
    const rate = tunedRate(request, set, method, finished);
    const runs = comparedRuns(request, set, method, rate);
    const tuned = accuraciesOf(finished, tuningRuns(request, set, method));
    const flips = recordsOf(finished, runs).map(({ flipsPerStep }) => 100 * flipsPerStep);
    return {
      method,
      rate,
      accuracies: accuraciesOf(finished, runs),
      flips: mean(flips),
      tuning: ratesOf(request).map((one, i) => ({ rate: one, accuracy: tuned[i] })),
    };
  });
  return { name: set.name, methods };
}

function accuraciesIn({ methods }: MeasuredSet, method: string): readonly number[] {
  return methods.find((one) => one.method === method)?.accuracies ?? [];
}

function findings(set: MeasuredSet): Finding[] {
  const equal = accuraciesIn(set, EQUAL);
  const less = (method: string, claim: string, comparisons: number): Finding =>
    measuredFinding(
      {
        claim,
        name: `test accuracy of equal bits less that of ${method}, ${set.name}`,
        unit: "points",
        seeds: equal.length,
        comparisons,
      },
      pairedDifference(equal, accuraciesIn(set, method), comparisons),
    );
  const against = RIVALS.map((rival) =>
    less(rival, `On ${set.name} equal bits is better than ${rival}.`, RIVALS.length),
  );
  const strongest = against.reduce((least, one) => (one.effect.value < least.effect.value ? one : least));
  const all = {
    ...strongest,
    claim: `On ${set.name} equal bits is better than every rival: than the strongest one.`,
  };
  const variants = GRADIENTS.map((method) =>
    less(method, `On ${set.name} the straight-through gradient is better than ${method}.`, GRADIENTS.length),
  );
  const gap = less(REAL, `On ${set.name} equal bits is better than real-valued weights.`, 1);
  return [all, ...against, ...variants, gap];
}

function table(sets: readonly MeasuredSet[]): StudyTable {
  const seeds = sets[0].methods[0].accuracies.length;
  return {
    columns: [
      "data",
      "method",
      "learning rate of the weights",
      "test accuracy (%)",
      "± (95 %)",
      ...Array.from({ length: seeds }, (_, i) => `seed ${i + 1}`),
      "equal bits less it (points)",
      "flips a step (%)",
    ],
    digits: [0, 0, 3, 2, 2, ...new Array<number>(seeds).fill(2), 2, 3],
    rows: sets.flatMap((set) =>
      set.methods.map(({ method, rate, accuracies, flips }) => {
        const { value, high } = meanInterval(accuracies);
        const difference = pairedDifference(accuraciesIn(set, EQUAL), accuracies).value;
        return [
          set.name,
          method,
          rate,
          value,
          high - value,
          ...accuracies,
          method === EQUAL ? null : difference,
          method === REAL ? null : flips,
        ];
      }),
    ),
  };
}

function figures(set: MeasuredSet): Figure[] {
  const rivals = set.methods.filter(({ method }) => method !== EQUAL && method !== REAL);
  const accuracies: IntervalFigure = {
    kind: "intervals",
    title: `Test accuracy on ${set.name}`,
    caption: "Each method at its own latent learning rate. Bars: 95 % intervals of the mean over seeds.",
    x: { label: "test accuracy", unit: "%" },
    rows: set.methods.map(({ method, accuracies: own }) => ({ name: method, ...meanInterval(own) })),
  };
  const differences: IntervalFigure = {
    kind: "intervals",
    title: `Equal bits less each method, ${set.name}`,
    caption:
      "Paired differences of test accuracy. A bar to the right of 0: equal bits is better; one that covers 0: tied at this scale. The bars hold for all methods at once.",
    x: { label: "equal bits less the method", unit: "points" },
    reference: 0,
    rows: rivals.map(({ method, accuracies: own }) => ({
      name: method,
      ...pairedDifference(accuraciesIn(set, EQUAL), own, rivals.length),
    })),
  };
  const chosen = ["sign", "ir-net", "recu", "adabin", EQUAL, "annealed-equal-bits(0.5)"];
  const tuning: LineFigure = {
    kind: "lines",
    title: `How rates were chosen, ${set.name}`,
    caption:
      "Accuracy on held-out training images, one run a rate. The best one is taken for the comparison.",
    x: { label: "latent learning rate", unit: "", logarithmic: true },
    y: { label: "accuracy on held-out images", unit: "%" },
    series: set.methods
      .filter(({ method }) => chosen.includes(method))
      .map(({ method, tuning: found }) => ({
        name: method,
        points: found.map(({ rate, accuracy }) => ({ x: rate, value: accuracy })),
      })),
  };
  return [differences, accuracies, tuning];
}
