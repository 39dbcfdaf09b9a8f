import type { Finding } from "../../../src/studies/study.js";
import type { StudyResult } from "../../../src/studies/study-result.js";
import { madeUpIntervals, madeUpLines, madeUpTiles } from "./made-up-figures.js";

const first: Finding = {
  claim: "Equal bits are more accurate than IR-Net.",
  verdict: "holds",
  effect: { name: "test accuracy of equal bits less that of IR-Net", value: 0.534, unit: "points" },
  interval: { low: 0.1, high: 0.961, confidence: 0.95, over: "5 seeds, paired" },
};

/** A result with figures of each kind; nobody measured it. Fields of `changes` take the place of its own. */
export function madeUpResult(changes: Partial<StudyResult> = {}): StudyResult {
  return {
    schema: 1,
    study: "methods",
    title: "Equal bits and other binarizers",
    claim: "Made up for a test: a network with equal bits classifies more images right than one by IR-Net.",
    verdict: first.verdict,
    effect: first.effect,
    interval: first.interval,
    findings: [
      first,
      {
        claim: "Equal bits flip less.",
        verdict: "not decided at this scale",
        effect: { name: "flips per step", value: -2, unit: "flips" },
        interval: { low: -5, high: 1, confidence: 0.95, over: "5 seeds" },
      },
      {
        claim: "Every filter keeps its counts.",
        verdict: "does not hold",
        effect: { name: "broken filters", value: 3, unit: "filters" },
        interval: { low: 3, high: 3, confidence: 1, over: "counted" },
      },
    ],
    setup: "A small network was trained for one epoch.",
    reading: ["What it shows.", "What it does not show."],
    table: {
      columns: ["method", "accuracy (%)", "seed", "remark"],
      rows: [
        ["equal bits", 88.125, 1, null],
        ["IR-Net", 87.5, 1, "slow"],
      ],
      digits: [0, 2, 0, 0],
    },
    figures: [madeUpLines, madeUpIntervals, madeUpTiles],
    scale: "quick",
    command: "equal-bits study run methods --out results",
    versions: { node: "20.20.2", "@tensorflow/tfjs-core": "4.22.0" },
    machine: { cpu: "Some CPU", cores: 2, memory: 8, platform: "linux x64" },
    date: "2026-11-25",
    ...changes,
  };
}
