import { binaryEntropy, countsEntropy } from "@equal-bits/metrics";
import { mean } from "../statistics/mean.js";
import { meanInterval } from "../statistics/mean-interval.js";
import { pairedDifference } from "../statistics/paired-difference.js";
import type { IntervalFigure } from "./figure.js";
import { exactCountsFinding, measuredFinding } from "./findings.js";
import { accuraciesOf, recordsOf } from "./records-of.js";
import { overSeeds, seedsOf } from "./seeds-of.js";
import { cnnSetUp, setUpText } from "./set-ups.js";
import type { Finding, FinishedRuns, Study, StudyRequest, StudyRun, StudyTable } from "./study.js";
import type { StudyRunRecord } from "./study-run-record.js";

const BINARY = "equal-bits(0.5)";
const LAYER = "layer-equal-bits(0.5)";
const TENSOR = "tensor-equal-bits(0.5)";
const TERNARY = "ternary(0.3333)";
const FOUR = "centred-equal-levels(4)";
const EIGHT = "centred-equal-levels(8)";
const RULES = [BINARY, LAYER, TENSOR, TERNARY, FOUR, EIGHT];
const REAL = "real-valued";
const RATE = 0.01;

/** The width at which filters of the first binary layer have an odd number of weights, 81. */
const ODD = 9 / 16;

/** Beyond the paper: more than two levels, and whose counts are exact. */
export const levelsStudy: Study = Object.freeze({
  name: "levels",
  title: "More levels, other groups",
  claim: "More exact levels are better than two: four equal levels, at two bits a weight (beyond the paper).",
  stages: [(request: StudyRequest): StudyRun[] => [...RULES, REAL].flatMap((rule) => runsOf(request, rule))],
  conclude(request: StudyRequest, finished: FinishedRuns) {
    const rules = [...RULES, REAL].map((rule): Done => {
      const runs = runsOf(request, rule);
      return { rule, records: recordsOf(finished, runs), accuracies: accuraciesOf(finished, runs) };
    });
    return {
      setup: `${setUpText(request)} Convolutions of 9, 18 and 36 channels with binary activations; latent weights learn at ${RATE}. Each level has an exact share of every filter; per layer, the total of the layer is exact too; per tensor, only the layer as a whole is.`,
      findings: findings(rules),
      table: table(rules),
      figures: [figure(rules)],
      reading: [
        "Four and eight levels are centred to variance 1, so that rules differ in what they can tell apart and not in their scale.",
        "Filters of the first binary layer have 81 weights. Each gets 41 of +1 where counts are exact per filter; where the layer's total is exact too, half of the filters get 40.",
      ],
    };
  },
});

interface Done {
  readonly rule: string;
  readonly records: readonly StudyRunRecord[];
  readonly accuracies: readonly number[];
}

function runsOf(request: StudyRequest, rule: string): StudyRun[] {
  const common = { ...cnnSetUp(request), width: ODD };
  const run: StudyRun =
    rule === REAL
      ? { ...common, quantizer: "sign", weights: "real" }
      : { ...common, quantizer: rule, latentLearningRate: RATE };
  return overSeeds(run, seedsOf(request, { quick: 3, full: 5 }));
}

function findings(rules: readonly Done[]): Finding[] {
  const of = (rule: string): readonly number[] => rules.find((one) => one.rule === rule)?.accuracies ?? [];
  const better = (a: string, b: string, claim: string): Finding =>
    measuredFinding(
      { claim, name: `test accuracy of ${a} less that of ${b}`, unit: "points", seeds: of(a).length },
      pairedDifference(of(a), of(b)),
    );
  const exact = rules.filter(({ rule }) => rule !== REAL).flatMap(({ records }) => records);
  return [
    better(FOUR, BINARY, "Four equal levels are better than two."),
    better(TERNARY, BINARY, "Three levels with a third of zeros are better than two levels."),
    better(EIGHT, FOUR, "Eight equal levels are better than four."),
    better(TENSOR, BINARY, "Exact counts of a layer as a whole are better than of every filter."),
    better(LAYER, BINARY, "Counts that are exact for the layer too are better than for filters alone."),
    exactCountsFinding("Every rule keeps its counts, in every group at every step.", "groups", exact),
  ];
}

function table(rules: readonly Done[]): StudyTable {
  return {
    columns: [
      "rule",
      "levels",
      "entropy (bits a weight)",
      "test accuracy (%)",
      "± (95 %)",
      "flips a step (%)",
    ],
    digits: [0, 0, 3, 2, 2, 3],
    rows: rules.map(({ rule, records, accuracies }) => {
      const { value, high } = meanInterval(accuracies);
      const flips = mean(records.map(({ flipsPerStep }) => flipsPerStep));
      const isReal = rule === REAL;
      return [
        rule,
        isReal ? null : levelsIn(records[0]),
        isReal ? null : entropyIn(records[0]),
        value,
        high - value,
        isReal ? null : 100 * flips,
      ];
    }),
  };
}

function levelsIn({ layers }: StudyRunRecord): number {
  return layers[0].counts?.[0].length ?? 2;
}

/** Mean over the weights of the entropy of their filter. */
function entropyIn({ layers }: StudyRunRecord): number {
  let [bits, weights] = [0, 0];
  for (const { counts, positives, size, filters } of layers) {
    const entropies = counts?.map(countsEntropy) ?? positives.map((count) => binaryEntropy(count / size));
    bits += entropies.reduce((sum, own) => sum + own, 0) * size;
    weights += size * filters;
  }
  return bits / weights;
}

function figure(rules: readonly Done[]): IntervalFigure {
  return {
    kind: "intervals",
    title: "Test accuracy of each rule",
    caption: `Two, three, four and eight exact levels, and the same network with real-valued weights. Bars: 95 % intervals over ${rules[0].accuracies.length} seeds.`,
    x: { label: "test accuracy", unit: "%" },
    rows: rules.map(({ rule, accuracies }) => ({ name: rule, ...meanInterval(accuracies) })),
  };
}
