import type { RunOrder, RunOutcome } from "../../src/run-training.js";
import { stretchEnds } from "../../src/stretches.js";

/** What a run that trains nothing comes to: numbers that depend on its settings alone. */
export async function fakeTraining({ settings }: RunOrder): Promise<RunOutcome> {
  const { quantizer, seed, weights } = settings;
  const drawn = [...JSON.stringify(settings)].reduce(
    (sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9973,
    7,
  );
  const isReal = weights === "real";
  const levels = isReal ? 0 : levelsOf(quantizer);
  const steps = 120;
  const stretches = stretchEnds(steps);
  const layer = { name: "dense1", filters: 2, size: 8, positives: [4, 4] };
  const counts = [countsOf(levels), countsOf(levels)];
  return {
    result: {
      quantizer,
      ratio: null,
      seed,
      settings: { epochs: 2, batchSize: 1, learningRate: 1, latentLearningRate: 1 },
      epochs: [
        { loss: 1, accuracy: 0.5 },
        { loss: 0.5 + drawn / 1e5, accuracy: 0.7 },
      ],
      testAccuracy: 0.5 + drawn / 3e4,
      flipsPerStep: isReal ? 0 : 0.01 + drawn / 1e6,
      flipCurve: { steps: stretches, shares: stretches.map(() => 0.01) },
      layers: isReal ? [] : [levels === 2 ? layer : { ...layer, counts }],
    },
    bits: `${quantizer}, ${seed}`,
    latents: [],
    dataset: { name: "fake", train: 1, test: 1 },
    measures: {
      steps: stretches,
      gradientNorm: stretches.map(() => drawn),
      deviation: stretches.map(() => drawn / 1e5),
      worstDeviation: stretches.map(() => drawn / 1e4),
      residual: { checked: 10, broken: 0, worst: 0 },
      balance: { pairs: 3, unpaired: 0, worst: 0 },
    },
    seconds: 1,
    imagesPerSecond: 1,
  };
}

function levelsOf(quantizer: string): number {
  const many = /levels\((\d)\)/.exec(quantizer);
  if (many !== null) return Number(many[1]);
  return /ternary|middle|magnitude|popup|biprop|mask/.test(quantizer) ? 3 : 2;
}

function countsOf(levels: number): number[] {
  const counts = new Array<number>(levels).fill(0);
  for (let i = 0; i < 8; i++) counts[i % Math.max(1, levels)] += 1;
  return counts;
}
