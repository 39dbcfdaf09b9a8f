import { mean } from "../../statistics/mean.js";
import { accuraciesOf } from "../records-of.js";
import { overSeeds, seedsOf } from "../seeds-of.js";
import { cnnSetUp, mlpSetUp, type SetUp } from "../set-ups.js";
import type { FinishedRuns, StudyRequest, StudyRun } from "../study.js";

/** The ratio that is claimed to be the best. */
export const HALF = 0.5;

/** Adam's rate for the latent weights. */
export const RATE = 0.002;

/** How much faster latent weights learn in the second ablation. */
export const FASTER = 10;

/** What a curve is of, beside network and activations. */
export type Variant = "±1" | "centred" | "faster latents";

/** Accuracy against the ratio, in one set-up. */
export interface Curve {
  /** What it is called. */
  readonly name: string;
  /** The network's name. */
  readonly network: string;
  /** Whether activations are real-valued or binary. */
  readonly activation: "1w/32a" | "1w/1a";
  /** Levels and rate. */
  readonly variant: Variant;
  /** The shares of +1, ascending. */
  readonly ratios: readonly number[];
  /** The seeds. */
  readonly seeds: readonly number[];
  /** The runs at a ratio, one a seed. */
  readonly runs: (ratio: number) => StudyRun[];
}

/** The same, measured. */
export interface MeasuredCurve extends Curve {
  /** Accuracies in percent, one a seed. */
  readonly at: (ratio: number) => readonly number[];
}

/** The curves that are measured at a scale. */
export function curvesOf(request: StudyRequest): Curve[] {
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

/** A curve with the accuracies of its runs. */
export function measuredCurve(curve: Curve, finished: FinishedRuns): MeasuredCurve {
  const found = new Map(curve.ratios.map((ratio) => [ratio, accuraciesOf(finished, curve.runs(ratio))]));
  return { ...curve, at: (ratio) => found.get(ratio) ?? [] };
}

/** The other ratios. */
export function others({ ratios }: Curve): number[] {
  return ratios.filter((ratio) => ratio !== HALF);
}

/** How far the mean of the other ratios lies below one half, for one seed. */
export function cost(curve: MeasuredCurve, seed: number): number {
  const rest = others(curve).map((ratio) => curve.at(ratio)[seed]);
  return curve.at(HALF)[seed] - mean(rest);
}
