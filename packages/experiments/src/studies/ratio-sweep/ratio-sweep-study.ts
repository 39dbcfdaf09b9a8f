import { setUpText } from "../set-ups.js";
import type { FinishedRuns, Study, StudyRequest, StudyRun } from "../study.js";
import { curvesOf, FASTER, measuredCurve, RATE } from "./ratio-curves.js";
import { ratioSweepFigures } from "./ratio-sweep-figures.js";
import { ratioSweepFindings } from "./ratio-sweep-findings.js";
import { ratioSweepTable } from "./ratio-sweep-table.js";

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
    const curves = curvesOf(request).map((curve) => measuredCurve(curve, finished));
    return {
      setup: `${setUpText(request)} Every filter has exactly the ratio on the axis. 1w/32a: real-valued activations (ReLU); 1w/1a: binary ones. Centred levels carry the same bits on two levels of mean 0 and variance 1. Faster latents learn at ${FASTER * RATE} where all else learns at ${RATE}.`,
      findings: ratioSweepFindings(curves),
      table: ratioSweepTable(curves),
      figures: ratioSweepFigures(curves),
      reading: [
        "With levels ±1 a filter of ratio p has the mean 2p − 1, and all its outputs share a common part that carries no information about the image. Centred levels have the same bits, the same entropy and no such part: what they win back is not due to entropy.",
        "A latent weight must cross the cut to flip. At one learning rate an unequal ratio also means fewer flips, so a sweep at one rate measures the rate as well; the faster latents tell how much.",
        "The statistic behind the first finding takes, for each seed and set-up, the best of all other ratios: it is biased against one half. Networks and trainings are small; the paper's own figures are of larger ones.",
      ],
    };
  },
});
