import { apportion, seededRandom } from "@equal-bits/core";
import type { Comparison, LatentHistogram, LayerResult, RunRecord } from "../../src/comparison.js";

/** Made-up but realistic runs: three quantizers, conv2 with 32 filters of 144 and conv3 with 64 filters of 288. */
export function exampleComparison(): Comparison {
  return {
    runs: [
      exampleRun("sign", null, { testAccuracy: 0.8825, lossBias: 0, flipsPerStep: 0.00412, seconds: 61.82 }),
      exampleRun("equal-bits(0.5)", 0.5, {
        testAccuracy: 0.8785,
        lossBias: 0.02,
        flipsPerStep: 0.00688,
        seconds: 64.31,
      }),
      exampleRun("equal-bits(0.3)", 0.3, {
        testAccuracy: 0.8605,
        lossBias: 0.07,
        flipsPerStep: 0.00592,
        seconds: 63.97,
      }),
    ],
    dataset: { name: "Fashion-MNIST", train: 8000, test: 2000 },
    command: "npx equal-bits compare --quantizers sign,equal-bits:0.5,equal-bits:0.3 --epochs 4 --seed 1",
    versions: { node: "20.20.2", "@tensorflow/tfjs-core": "4.22.0", "@equal-bits/experiments": "0.1.0" },
  };
}

interface Outcome {
  readonly testAccuracy: number;
  readonly lossBias: number;
  readonly flipsPerStep: number;
  readonly seconds: number;
}

const SHAPES = [
  { name: "conv2", filters: 32, size: 144 },
  { name: "conv3", filters: 64, size: 288 },
];

function exampleRun(quantizer: string, ratio: number | null, outcome: Outcome): RunRecord {
  const layers = SHAPES.map((shape, seed) => exampleLayer(shape, seed + 1, ratio));
  return {
    result: {
      quantizer,
      ratio,
      seed: 1,
      settings: { epochs: 4, batchSize: 128, learningRate: 0.002, latentLearningRate: 0.002 },
      epochs: [0.71, 0.46, 0.38, 0.335].map((loss) => ({
        loss: loss + outcome.lossBias,
        accuracy: 1 - 0.37 * (loss + outcome.lossBias),
      })),
      testAccuracy: outcome.testAccuracy,
      flipsPerStep: outcome.flipsPerStep,
      flipCurve: {
        steps: Array.from({ length: 84 }, (_, i) => 3 * (i + 1)),
        shares: Array.from({ length: 84 }, (_, i) => 2 * outcome.flipsPerStep * (1 - i / 84)),
      },
      layers: layers.map(({ result }) => result),
    },
    latents: layers.map(({ latents }) => latents),
    seconds: outcome.seconds,
    imagesPerSecond: 538.2,
    model: `models/${quantizer}`,
  };
}

interface ExampleLayer {
  readonly result: LayerResult;
  readonly latents: LatentHistogram;
}

function exampleLayer(shape: (typeof SHAPES)[number], seed: number, ratio: number | null): ExampleLayer {
  const random = seededRandom(seed);
  const filters = Array.from({ length: shape.filters }, () => {
    const centre = 0.05 * random.normal();
    return Array.from({ length: shape.size }, () => centre + 0.1 * random.normal()).sort((a, b) => b - a);
  });
  const positives = filters.map((weights) =>
    ratio === null ? weights.filter((w) => w >= 0).length : apportion(shape.size, [1 - ratio, ratio])[1],
  );
  const edges = Array.from({ length: 41 }, (_, i) => -0.5 + i / 40);
  return {
    result: { ...shape, positives },
    latents: {
      layer: shape.name,
      edges,
      counts: edges
        .slice(1)
        .map((to, i) => filters.flat().filter((weight) => weight >= edges[i] && weight < to).length),
      cuts: [positives.map((count, i) => (count > 0 ? filters[i][count - 1] : null))],
    },
  };
}
