import type { Comparison, RunRecord } from "../../src/comparison.js";

/** A comparison small enough to check by hand: one layer of two filters of four weights, a single run. */
export function smallComparison(...runs: readonly RunRecord[]): Comparison {
  return {
    runs: runs.length > 0 ? runs : [smallRun()],
    dataset: { name: "toy", train: 16, test: 100 },
    command: "equal-bits train",
    versions: { node: "20.19.0" },
  };
}

/** One run of {@link smallComparison}: 1 of 4 and 2 of 4 weights are +1. */
export function smallRun(changes: Partial<RunRecord["result"]> = {}): RunRecord {
  return {
    result: {
      quantizer: "sign",
      ratio: null,
      seed: 1,
      settings: { epochs: 2, batchSize: 8, learningRate: 0.002, latentLearningRate: 0.01 },
      epochs: [
        { loss: 2, accuracy: 0.25 },
        { loss: 1.5, accuracy: 0.5 },
      ],
      testAccuracy: 0.75,
      flipsPerStep: 0.125,
      flipCurve: { steps: [2, 4], shares: [0.1875, 0.0625] },
      layers: [{ name: "dense1", filters: 2, size: 4, positives: [1, 2] }],
      ...changes,
    },
    latents: [{ layer: "dense1", edges: [-1, 0, 1], counts: [5, 3], cuts: [[0.5, null]] }],
    seconds: 12.5,
    imagesPerSecond: 100,
    model: "models/sign",
  };
}
