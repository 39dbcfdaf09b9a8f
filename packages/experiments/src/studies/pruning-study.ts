import { log2Multinomial } from "@equal-bits/metrics";
import { mean } from "../statistics/mean.js";
import { meanInterval } from "../statistics/mean-interval.js";
import { pairedDifference } from "../statistics/paired-difference.js";
import type { LineFigure } from "./figure.js";
import { measuredFinding, strongestRival } from "./findings.js";
import { accuraciesOf, recordsOf } from "./records-of.js";
import { overSeeds, seedsOf } from "./seeds-of.js";
import { mlpSetUp, setUpText } from "./set-ups.js";
import type { Finding, FinishedRuns, Study, StudyRequest, StudyRun, StudyTable } from "./study.js";
import type { StudyRunRecord } from "./study-run-record.js";

const MIDDLE = "middle-rank";
const TICKETS = ["edge-popup", "biprop"];
const RULES = [MIDDLE, "magnitude", "balanced-magnitude", ...TICKETS];

/** Sparsity at which the claims are put. */
const AT = 0.8;
const RATE = 0.01;

/** Accuracy and size against the share of pruned weights, with and without balance. */
export const pruningStudy: Study = Object.freeze({
  name: "pruning",
  title: "Pruned binary weights",
  claim: "Equal bits stays effective when binary weights are pruned as well (Li et al., AAAI 2022, claim E).",
  stages: [
    (request: StudyRequest): StudyRun[] =>
      RULES.flatMap((rule) => sparsitiesOf(request).flatMap((sparsity) => runsOf(request, rule, sparsity))),
  ],
  conclude(request: StudyRequest, finished: FinishedRuns) {
    const at = (rule: string, sparsity: number): Point => pointOf(request, rule, sparsity, finished);
    const points = RULES.flatMap((rule) => sparsitiesOf(request).map((sparsity) => at(rule, sparsity)));
    return {
      setup: `${setUpText(request)} A perceptron with binary weights and activations; latent weights, and the scores of tickets, learn at ${RATE}. Middle rank is the paper's pruning: as many −1 as +1 in every filter, the middle ranks 0. Magnitude prunes the least |w| of a layer; its balanced form keeps half of the rest at +1 in every filter. Edge-popup and biprop choose a subnetwork of random weights that do not train.`,
      findings: findings(at),
      table: table(points),
      figures: figures(request, points),
      reading: [
        "Bits a weight are what an enumerative code takes for −1, 0 and +1 in each filter, with the counts told where a rule does not fix them: two numbers a filter.",
        "A perceptron has more weights than this task needs, so much can be pruned for nothing. Where curves are flat they rank no rule.",
        "Tickets at a sparsity of 0 are random networks of which nothing but the last layer and the normalization trains.",
      ],
    };
  },
});

interface Point {
  readonly rule: string;
  readonly sparsity: number;
  readonly accuracies: readonly number[];
  readonly bits: number;
  readonly imbalance: number;
}

function sparsitiesOf({ scale }: StudyRequest): number[] {
  return scale === "quick" ? [0, 0.5, 0.8, 0.95] : [0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95];
}

function runsOf(request: StudyRequest, rule: string, sparsity: number): StudyRun[] {
  const run = { ...mlpSetUp(request), quantizer: `${rule}:${sparsity}`, latentLearningRate: RATE };
  return overSeeds(run, seedsOf(request, { quick: 3, full: 3 }));
}

function pointOf(request: StudyRequest, rule: string, sparsity: number, finished: FinishedRuns): Point {
  const runs = runsOf(request, rule, sparsity);
  const records = recordsOf(finished, runs);
  return {
    rule,
    sparsity,
    accuracies: accuraciesOf(finished, runs),
    bits: mean(records.map((record) => bitsPerWeight(record, rule === MIDDLE))),
    imbalance: mean(records.map(imbalance)),
  };
}

/** An enumerative code of each filter; the counts cost two numbers where they are not fixed. */
function bitsPerWeight({ layers }: StudyRunRecord, isFixed: boolean): number {
  let [bits, weights] = [0, 0];
  for (const { counts = [], size, filters } of layers) {
    for (const own of counts) bits += log2Multinomial(own) + (isFixed ? 0 : 2 * Math.log2(size + 1));
    weights += size * filters;
  }
  return bits / weights;
}

/** Mean over filters of |ratio of +1 among the kept weights − ½|, in points; filters that keep none do not count. */
function imbalance({ layers }: StudyRunRecord): number {
  const distances = layers.flatMap(({ counts = [] }) =>
    counts.flatMap(([minus, , plus]) => (minus + plus === 0 ? [] : [Math.abs(plus / (minus + plus) - 0.5)])),
  );
  return distances.length === 0 ? 0 : 100 * mean(distances);
}

function findings(at: (rule: string, sparsity: number) => Point): Finding[] {
  const difference = (claim: string, name: string, a: Point, b: Point, comparisons = 1): Finding =>
    measuredFinding(
      { claim, name, unit: "points", seeds: a.accuracies.length, comparisons },
      pairedDifference(a.accuracies, b.accuracies, comparisons),
    );
  const middle = at(MIDDLE, AT);
  const tickets = TICKETS.map((rule) =>
    difference(
      `At a sparsity of ${AT} pruned equal bits is better than ${rule}.`,
      `test accuracy of middle rank less that of ${rule}`,
      middle,
      at(rule, AT),
      TICKETS.length,
    ),
  );
  return [
    strongestRival(
      `At a sparsity of ${AT} pruned equal bits is better than both tickets: than the better one.`,
      tickets,
    ),
    ...tickets,
    difference(
      `At a sparsity of ${AT} pruned equal bits is better than without pruning.`,
      "test accuracy of middle rank pruned less unpruned",
      middle,
      at(MIDDLE, 0),
    ),
    difference(
      `At a sparsity of ${AT} middle ranks are better to prune than least magnitudes.`,
      "test accuracy of middle rank less magnitude",
      middle,
      at("magnitude", AT),
    ),
    difference(
      "At a sparsity of 0.95 magnitude pruning is better without balance.",
      "test accuracy of magnitude less balanced magnitude",
      at("magnitude", 0.95),
      at("balanced-magnitude", 0.95),
    ),
  ];
}

function table(points: readonly Point[]): StudyTable {
  return {
    columns: [
      "rule",
      "sparsity",
      "test accuracy (%)",
      "± (95 %)",
      "bits a weight",
      "kept weights off balance (points)",
    ],
    digits: [0, 2, 2, 2, 3, 2],
    rows: points.map(({ rule, sparsity, accuracies, bits, imbalance: off }) => {
      const { value, high } = meanInterval(accuracies);
      return [rule, sparsity, value, high - value, bits, off];
    }),
  };
}

function figures(request: StudyRequest, points: readonly Point[]): LineFigure[] {
  const seeds = seedsOf(request, { quick: 3, full: 3 }).length;
  const y = { label: "test accuracy", unit: "%" };
  const lines = (x: (point: Point) => number): LineFigure["series"] =>
    RULES.map((rule) => ({
      name: rule,
      points: points
        .filter((point) => point.rule === rule)
        .map((point) => ({ x: x(point), ...meanInterval(point.accuracies) }))
        .sort((a, b) => a.x - b.x),
    }));
  const bars = `Bars: 95 % intervals over ${seeds} seeds.`;
  return [
    {
      kind: "lines",
      title: "Accuracy against sparsity",
      caption: `How much can be pruned before accuracy falls. ${bars}`,
      x: { label: "share of zeros", unit: "" },
      y,
      series: lines(({ sparsity }) => sparsity),
    },
    {
      kind: "lines",
      title: "Accuracy against size",
      caption: `What a weight takes in an enumerative code. Further left is smaller; a sparsity of 0.5 takes more bits than none, as zeros are a third level. ${bars}`,
      x: { label: "bits a weight", unit: "" },
      y,
      series: lines(({ bits }) => bits),
    },
  ];
}
