import { mean } from "../statistics/mean.js";
import { meanInterval } from "../statistics/mean-interval.js";
import type { Measured } from "../statistics/measured.js";
import { pairedDifference } from "../statistics/paired-difference.js";
import type { LineFigure, LineSeries } from "./figure.js";
import { measuredFinding } from "./findings.js";
import { accuraciesOf } from "./records-of.js";
import { overSeeds, seedsOf } from "./seeds-of.js";
import { cnnSetUp, mlpSetUp, type SetUp, setUpText } from "./set-ups.js";
import type { Finding, FinishedRuns, Study, StudyRequest, StudyRun, StudyTable } from "./study.js";

const HALF = 0.5;

/** How much faster latent weights learn in the second ablation. */
const FASTER = 10;
const RATE = 0.002;

/** Accuracy against the ratio of +1, and the two ablations that say where the damage of unequal ratios comes from. */
export const ratioSweepStudy: Study = Object.freeze({
  name: "ratio-sweep",
  title: "Accuracy against the ratio of +1",
  claim: "Equal bit ratios are preferable to unequal ones (Li et al., AAAI 2022, claim C).",
  stages: [
    (request: StudyRequest): StudyRun[] =>
      curvesOf(request).flatMap((curve) => curve.ratios.flatMap((ratio) => curve.runs(ratio))),
  ],
  conclude(request: StudyRequest, finished: FinishedRuns) {
    const curves = curvesOf(request).map((curve) => measured(curve, finished));
    return {
      setup: `${setUpText(request)} Every filter has exactly the ratio on the axis. 1w/32a: real-valued activations (ReLU); 1w/1a: binary ones. Centred levels carry the same bits on two levels of mean 0 and variance 1. Faster latents learn at ${FASTER * RATE} where all else learns at ${RATE}.`,
      findings: findings(curves),
      table: table(curves),
      figures: figures(curves),
      reading: [
        "With levels ±1 a filter of ratio p has the mean 2p − 1, and all its outputs share a common part that carries no information about the image. Centred levels have the same bits, the same entropy and no such part: what they win back is not due to entropy.",
        "A latent weight must cross the cut to flip. At one learning rate an unequal ratio also means fewer flips, so a sweep at one rate measures the rate as well; the faster latents tell how much.",
        "The statistic behind the first finding takes, for each seed and set-up, the best of all other ratios: it is biased against one half. Networks and trainings are small; the paper's own figures are of larger ones.",
      ],
    };
  },
});

type Variant = "±1" | "centred" | "faster latents";

interface Curve {
  readonly name: string;
  readonly network: string;
  readonly activation: "1w/32a" | "1w/1a";
  readonly variant: Variant;
  readonly ratios: readonly number[];
  readonly seeds: readonly number[];
  readonly runs: (ratio: number) => StudyRun[];
}

interface MeasuredCurve extends Curve {
  /** Accuracies in percent, one a seed. */
  readonly at: (ratio: number) => readonly number[];
}

function curvesOf(request: StudyRequest): Curve[] {
  const isQuick = request.scale === "quick";
  const seeds = seedsOf(request, { quick: 3, full: 3 });
  const ratios = isQuick ? [0.1, 0.3, 0.5, 0.7, 0.9] : [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];
  const curve = (setUp: SetUp, activation: Curve["activation"], variant: Variant): Curve => {
    const network = setUp.network ?? "";
    const base: SetUp = {
      ...setUp,
      activation: activation === "1w/1a" ? "binary" : "real",
      latentLearningRate: variant === "faster latents" ? FASTER * RATE : RATE,
    };
    const rule = variant === "centred" ? "centred-equal-bits" : "equal-bits";
    const name = variant === "±1" ? `${network}, ${activation}` : `${network}, ${activation}, ${variant}`;
    const runs = (ratio: number): StudyRun[] => overSeeds({ ...base, quantizer: `${rule}:${ratio}` }, seeds);
    return { name, network, activation, variant, ratios, seeds, runs };
  };
  const [mlp, cnn] = [mlpSetUp(request), cnnSetUp(request)];
  return [
    curve(mlp, "1w/32a", "±1"),
    curve(mlp, "1w/1a", "±1"),
    curve(mlp, "1w/32a", "centred"),
    curve(mlp, "1w/32a", "faster latents"),
    curve(cnn, "1w/32a", "±1"),
    ...(isQuick ? [] : [curve(cnn, "1w/1a", "±1")]),
    curve(cnn, "1w/32a", "centred"),
    ...(isQuick ? [] : [curve(cnn, "1w/32a", "faster latents")]),
  ];
}

function measured(curve: Curve, finished: FinishedRuns): MeasuredCurve {
  const found = new Map(curve.ratios.map((ratio) => [ratio, accuraciesOf(finished, curve.runs(ratio))]));
  return { ...curve, at: (ratio) => found.get(ratio) ?? [] };
}

function findings(curves: readonly MeasuredCurve[]): Finding[] {
  const plain = curves.filter(({ variant }) => variant === "±1");
  const seeds = curves[0].seeds.length;
  const points = { unit: "points", seeds };
  const pairs = (variant: Variant): { plain: MeasuredCurve; other: MeasuredCurve }[] =>
    curves
      .filter((curve) => curve.variant === variant)
      .map((other) => ({
        other,
        plain:
          plain.find((one) => one.network === other.network && one.activation === other.activation) ??
          plain[0],
      }));
  const shrinks = (variant: Variant, what: string): Finding =>
    measuredFinding(
      {
        claim: `${what} take damage away from unequal ratios.`,
        name: `how much less the other ratios lie below one half than with levels ±1 and latents that learn at ${RATE}`,
        ...points,
      },
      perSeed(
        pairs(variant),
        ({ plain: before, other }, seed) => cost(before, seed) - cost(other, seed),
        seeds,
      ),
    );
  return [
    preference(plain, seeds),
    shrinks("centred", "Centred levels"),
    measuredFinding(
      {
        claim: "With centred levels one half is still better than other ratios.",
        name: "accuracy at one half less the mean of the other ratios",
        ...points,
      },
      perSeed(
        curves.filter(({ variant }) => variant === "centred"),
        cost,
        seeds,
      ),
    ),
    shrinks("faster latents", "Faster latent weights"),
  ];
}

/** Accuracy at one half less the best of all other ratios: where that is above 0 one half is the best. */
function preference(curves: readonly MeasuredCurve[], seeds: number): Finding {
  const lead = (curve: MeasuredCurve, seed: number): number =>
    curve.at(HALF)[seed] - Math.max(...others(curve).map((ratio) => curve.at(ratio)[seed]));
  const finding = measuredFinding(
    {
      claim: "One half is better than every other ratio, with levels ±1.",
      name: "accuracy at one half less that of the best other ratio of the same seed, mean of the set-ups",
      unit: "points",
      seeds,
    },
    perSeed(curves, lead, seeds),
  );
  if (finding.verdict !== "does not hold" || curves.some((curve) => isBeaten(curve))) return finding;
  return { ...finding, verdict: "not decided at this scale" }; // the best of several is above the mean of any one
}

/** Whether some other ratio is better than one half for sure. */
function isBeaten(curve: MeasuredCurve): boolean {
  return others(curve).some(
    (ratio) => pairedDifference(curve.at(HALF), curve.at(ratio), others(curve).length).high < 0,
  );
}

function others({ ratios }: Curve): number[] {
  return ratios.filter((ratio) => ratio !== HALF);
}

/** How far the mean of the other ratios lies below one half, for one seed. */
function cost(curve: MeasuredCurve, seed: number): number {
  const rest = others(curve).map((ratio) => curve.at(ratio)[seed]);
  return curve.at(HALF)[seed] - mean(rest);
}

/** The interval over seeds of a number that is first averaged over set-ups. */
function perSeed<T>(of: readonly T[], value: (one: T, seed: number) => number, seeds: number): Measured {
  return meanInterval(Array.from({ length: seeds }, (_, seed) => mean(of.map((one) => value(one, seed)))));
}

function table(curves: readonly MeasuredCurve[]): StudyTable {
  const { ratios } = curves[0];
  return {
    columns: [
      "set-up",
      ...ratios.map((ratio) => `p = ${ratio}: accuracy (%)`),
      "one half less the others (points)",
    ],
    digits: [0, ...ratios.map(() => 2), 2],
    rows: curves.map((curve) => [
      curve.name,
      ...ratios.map((ratio) => mean(curve.at(ratio))),
      mean(curve.seeds.map((_, seed) => cost(curve, seed))),
    ]),
  };
}

function figures(curves: readonly MeasuredCurve[]): LineFigure[] {
  const plain = curves.filter(({ variant }) => variant === "±1");
  const networks = [...new Set(curves.map(({ network }) => network))];
  return [
    figure(
      plain,
      "Levels ±1",
      "Test accuracy against the share of +1 that every filter has. A peak at one half is what the paper claims.",
    ),
    ...networks.map((network) =>
      figure(
        curves.filter((curve) => curve.network === network && curve.activation === "1w/32a"),
        `Where the damage comes from, ${network}`,
        "The same bits on levels ±1, on centred levels, and with latent weights that learn faster. A flat line means that the ratio itself does no harm.",
      ),
    ),
  ];
}

function figure(curves: readonly MeasuredCurve[], title: string, caption: string): LineFigure {
  return {
    kind: "lines",
    title,
    caption: `${caption} Bars: 95 % intervals over ${curves[0].seeds.length} seeds.`,
    x: { label: "share of +1", unit: "" },
    y: { label: "test accuracy", unit: "%" },
    series: curves.map(
      (curve): LineSeries => ({
        name: curve.name,
        points: curve.ratios.map((ratio) => ({ x: ratio, ...meanInterval(curve.at(ratio)) })),
      }),
    ),
  };
}
