import { mean } from "../statistics/mean.js";
import { meanInterval } from "../statistics/mean-interval.js";
import { pairedDifference } from "../statistics/paired-difference.js";
import type { LineFigure } from "./figure.js";
import { countedFinding, measuredFinding } from "./findings.js";
import { recordsOf } from "./records-of.js";
import { overSeeds, seedsOf } from "./seeds-of.js";
import { mlpSetUp, setUpText } from "./set-ups.js";
import type { Finding, FinishedRuns, Study, StudyRequest, StudyRun, StudyTable } from "./study.js";
import type { StudyRunRecord } from "./study-run-record.js";

const EQUAL = "equal-bits(0.5)";
const SIGN = "sign";
const RULES = [SIGN, "mean-sign", "ir-net", EQUAL];

/** By what latent weights and their learning rate are multiplied: a power of two, which no float32 rounds. */
const FACTOR = 4;

/** What ranks and cuts do: flips, losses, gradients, and what does not change them. */
export const optimizationStudy: Study = Object.freeze({
  name: "optimization",
  title: "What equal bits does to optimization",
  claim:
    "Equal bits brings optimization benefits: more weights flip, and training fits better (Li et al., AAAI 2022, claim D).",
  stages: [
    (request: StudyRequest): StudyRun[] => [
      ...casesOf(request).flatMap(({ runs }) => runs),
      ...scaledCasesOf(request).flatMap(({ runs }) => runs),
    ],
  ],
  conclude(request: StudyRequest, finished: FinishedRuns) {
    const done = (cases: readonly Case[]): Done[] =>
      cases.map((one) => ({ ...one, records: recordsOf(finished, one.runs) }));
    const cases = done(casesOf(request));
    const scaled = done(scaledCasesOf(request));
    return {
      setup: `${setUpText(request)} A perceptron with binary weights and activations under four rules, at several learning rates of the latent weights; the rest learns at the same rate in all runs.`,
      findings: findings(cases, scaled),
      table: table(cases),
      figures: figures(cases),
      reading: [
        "A flip is a weight whose level changes in a step. More flips are no merit in themselves: a greater latent learning rate buys them too, and then accuracies of all rules come closer. So every comparison here is made at the same rate, rate by rate.",
        `Multiplying initial latent weights and their learning rate by ${FACTOR} changes no bit of a rule that looks at ranks, signs or means; it shows that only their quotient matters. IR-Net divides by the deviation, so the equality holds for it only up to rounding.`,
        "Adam makes the size of a gradient matter less than it does for plain gradient descent, which the paper uses.",
      ],
    };
  },
});

interface Case {
  readonly quantizer: string;
  readonly rate: number;
  readonly runs: readonly StudyRun[];
}

interface Done extends Case {
  readonly records: readonly StudyRunRecord[];
}

function seedsIn(request: StudyRequest): number[] {
  return seedsOf(request, { quick: 3, full: 5 });
}

function casesOf(request: StudyRequest): Case[] {
  const rates = request.scale === "quick" ? [0.002, 0.02] : [0.002, 0.02, 0.2];
  return rates.flatMap((rate) => RULES.map((quantizer) => caseOf(request, quantizer, rate, {})));
}

/** The cases of the least rate again, with larger latent weights that learn as much faster. */
function scaledCasesOf(request: StudyRequest): Case[] {
  const [{ rate }] = casesOf(request);
  return RULES.map((quantizer) => ({
    ...caseOf(request, quantizer, FACTOR * rate, { latentFactor: FACTOR }),
    rate,
  }));
}

function caseOf(request: StudyRequest, quantizer: string, rate: number, changes: Partial<StudyRun>): Case {
  const run = { ...mlpSetUp(request), quantizer, latentLearningRate: rate, ...changes };
  return { quantizer, rate, runs: overSeeds(run, seedsIn(request)) };
}

function findings(cases: readonly Done[], scaled: readonly Done[]): Finding[] {
  const rates = [...new Set(cases.map(({ rate }) => rate))];
  const of = (quantizer: string, rate: number): Done =>
    cases.find((one) => one.quantizer === quantizer && one.rate === rate) ?? cases[0];
  const seeds = cases[0].records.length;
  /** For each seed, the mean over the rates. */
  const average = (quantizer: string, measure: (record: StudyRunRecord) => number): number[] =>
    Array.from({ length: seeds }, (_, seed) =>
      mean(rates.map((rate) => measure(of(quantizer, rate).records[seed]))),
    );
  const exceeds = (
    claim: string,
    name: string,
    unit: string,
    measure: (record: StudyRunRecord) => number,
    rival: string = SIGN,
  ): Finding =>
    measuredFinding(
      { claim, name: `${name}: equal bits less ${rival}, mean of the rates`, unit, seeds },
      pairedDifference(average(EQUAL, measure), average(rival, measure)),
    );
  const balanced = cases.filter(({ quantizer }) => quantizer === EQUAL).flatMap(({ records }) => records);
  const unpaired = balanced.reduce((sum, { measures }) => sum + measures.balance.unpaired, 0);
  return [
    exceeds("More weights flip under equal bits than under sign.", "flips a step", "% of weights", flips),
    exceeds(
      "Equal bits fits the training images better than sign.",
      "training accuracy of the last epoch",
      "points",
      fit,
    ),
    exceeds(
      "Equal bits has a lower training loss than sign.",
      "minus the training loss of the last epoch",
      "nats",
      (record) => -loss(record),
    ),
    exceeds(
      "The gradient to the latent weights is greater under equal bits than under sign.",
      "mean norm of the gradient",
      "",
      gradient,
    ),
    exceeds("Equal bits classifies test images better than sign.", "test accuracy", "points", accuracy),
    exceeds(
      "Equal bits classifies test images better than IR-Net.",
      "test accuracy",
      "points",
      accuracy,
      "ir-net",
    ),
    countedFinding(
      {
        claim: "Flips under equal bits come in pairs within every filter.",
        name: "flips without a partner",
        unit: "flips",
      },
      unpaired,
      unpaired === 0,
    ),
    ...scaled
      .filter(({ quantizer }) => quantizer !== "ir-net")
      .map((one) => invariance(one, of(one.quantizer, one.rate))),
  ];
}

function invariance(scaled: Done, plain: Done): Finding {
  const different = scaled.records.filter(({ bits }, i) => bits !== plain.records[i].bits).length;
  return countedFinding(
    {
      claim: `Under ${scaled.quantizer}, latent weights and their rate multiplied by ${FACTOR} train the same bits.`,
      name: `runs with other bits after training, of ${scaled.records.length}`,
      unit: "runs",
    },
    different,
    different === 0,
  );
}

const flips = ({ flipsPerStep }: StudyRunRecord): number => 100 * flipsPerStep;
const fit = ({ epochs }: StudyRunRecord): number => 100 * (epochs.at(-1)?.accuracy ?? 0);
const loss = ({ epochs }: StudyRunRecord): number => epochs.at(-1)?.loss ?? 0;
const accuracy = (record: StudyRunRecord): number => 100 * record.accuracy;

function gradient({ measures: { gradientNorm } }: StudyRunRecord): number {
  return gradientNorm.length === 0 ? 0 : mean(gradientNorm);
}

function table(cases: readonly Done[]): StudyTable {
  return {
    columns: [
      "rule",
      "latent learning rate",
      "flips a step (%)",
      "training loss (nats)",
      "training accuracy (%)",
      "gradient norm",
      "test accuracy (%)",
      "flips without a partner",
    ],
    digits: [0, 3, 3, 4, 2, 4, 2, 0],
    rows: cases.map(({ quantizer, rate, records }) => [
      quantizer,
      rate,
      mean(records.map(flips)),
      mean(records.map(loss)),
      mean(records.map(fit)),
      mean(records.map(gradient)),
      mean(records.map(accuracy)),
      records.reduce((sum, { measures }) => sum + measures.balance.unpaired, 0),
    ]),
  };
}

function figures(cases: readonly Done[]): LineFigure[] {
  const rates = [...new Set(cases.map(({ rate }) => rate))];
  return [
    ...rates.map((rate) =>
      curves(
        cases.filter((one) => one.rate === rate),
        `Flips over training, latent learning rate ${rate}`,
        "flips a step",
        "% of weights",
        ({ flipCurve: { steps, shares } }) => ({ steps, values: shares.map((share) => 100 * share) }),
      ),
    ),
    curves(
      cases.filter((one) => one.rate === rates[0]),
      `Gradient to the latent weights, latent learning rate ${rates[0]}`,
      "L2 norm of the gradient",
      "",
      ({ measures: { steps, gradientNorm } }) => ({ steps, values: gradientNorm }),
    ),
    {
      kind: "lines",
      title: "Accuracy against the latent learning rate",
      caption: `At one rate rules differ; compare each at the rate that suits it. Bars: 95 % intervals over ${cases[0].records.length} seeds.`,
      x: { label: "latent learning rate", unit: "", logarithmic: true },
      y: { label: "test accuracy", unit: "%" },
      series: RULES.map((quantizer) => ({
        name: quantizer,
        points: cases
          .filter((one) => one.quantizer === quantizer)
          .map(({ rate, records }) => ({ x: rate, ...meanInterval(records.map(accuracy)) })),
      })),
    },
  ];
}

interface Curve {
  readonly steps: readonly number[];
  readonly values: readonly number[];
}

function curves(
  cases: readonly Done[],
  title: string,
  label: string,
  unit: string,
  of: (record: StudyRunRecord) => Curve,
): LineFigure {
  return {
    kind: "lines",
    title,
    caption: `The mean of ${cases[0].records.length} seeds, for ten equal parts of training.`,
    x: { label: "training step", unit: "" },
    y: { label, unit },
    series: cases.map(({ quantizer, records }) => ({ name: quantizer, points: tenths(records.map(of)) })),
  };
}

/** Means of the seeds over ten equal parts of training. */
function tenths(all: readonly Curve[]): { x: number; value: number }[] {
  const { steps } = all[0];
  const parts = Math.min(10, steps.length);
  return Array.from({ length: parts }, (_, part) => {
    const [first, end] = [part, part + 1].map((edge) => Math.floor((edge * steps.length) / parts));
    const values = all.flatMap((curve) => curve.values.slice(first, end));
    return { x: steps[end - 1], value: mean(values) };
  });
}
