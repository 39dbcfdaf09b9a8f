import { bop, caseOptimizer, rankFlip, unitScale } from "@equal-bits/binarize";
import { seededRandom } from "@equal-bits/core";
import { type BinaryDense, batchNorm, binaryDense, signActivation } from "@equal-bits/layers";
import { equalBits, sign } from "@equal-bits/quantizers";
import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-backend-wasm";
import { installTrainingKernels } from "@equal-bits/tfjs-wasm-train";
import { initializers, layers, type Sequential, sequential } from "@tensorflow/tfjs-layers";
import { beforeAll, expect, test } from "vitest";

beforeAll(async () => {
  await tf.setBackend("wasm");
  installTrainingKernels();
});

/** A network of one binary layer whose weights are ±1 themselves, half of each filter. */
function net(): { model: Sequential; binary: BinaryDense } {
  const binary = binaryDense({
    name: "hidden",
    units: 16,
    inputShape: [8],
    quantizer: sign(),
    scale: unitScale(),
  });
  const model = sequential({
    layers: [
      binary,
      batchNorm(),
      signActivation(),
      layers.dense({ units: 1, kernelInitializer: initializers.glorotNormal({ seed: 3 }) }),
    ],
  });
  const random = seededRandom(1);
  const draws = Float32Array.from({ length: 8 * 16 }, () => random.normal());
  const filters = tf.tidy(() => tf.keep(equalBitsOf(tf.tensor2d(draws, [8, 16]))));
  binary.setWeights([filters]);
  filters.dispose();
  return { model, binary };
}

/** Of the last ten steps: single flips make it jump. */
function last(told: readonly number[]): number {
  return told.slice(-10).reduce((sum, loss) => sum + loss / 10, 0);
}

function equalBitsOf(latent: tf.Tensor): tf.Tensor {
  const layer = binaryDense({ units: 16, quantizer: equalBits(), scale: unitScale() });
  layer.build([null, 8]);
  layer.setWeights([latent]);
  return layer.levels();
}

/** Learns whether two signs outweigh two others, among four inputs that say nothing. */
async function losses(
  optimizer: tf.Optimizer,
): Promise<{ losses: number[]; sums: number[]; bits: number[] }> {
  const { model, binary } = net();
  const random = seededRandom(2);
  const rows = Array.from({ length: 128 }, () =>
    Array.from({ length: 8 }, () => (random.uniform() < 0.5 ? -1 : 1)),
  );
  const [x, y] = [tf.tensor2d(rows), tf.tensor2d(rows.map(([a, b, c, d]) => [+(a + b > c + d)]))];
  model.compile({
    optimizer: caseOptimizer([{ when: "hidden/kernel", optimizer }], tf.train.adam(0.02)),
    loss: "meanSquaredError",
  });
  const told: number[] = [];
  for (let step = 0; step < 120; step++) told.push(Number(await model.trainOnBatch(x, y)));
  const bits = [...binary.latentWeights().dataSync()];
  const sums = Array.from({ length: 16 }, (_, filter) =>
    bits.filter((_, i) => i % 16 === filter).reduce((sum, bit) => sum + bit, 0),
  );
  return { losses: told, sums, bits };
}

for (const [name, optimizer] of [
  ["Bop", () => bop({ gamma: 0.05, threshold: 1e-4 })],
  ["rank flips", () => rankFlip({ gamma: 0.05, threshold: 1e-4 })],
] as const)
  test(`example: a layer learns by ${name}, its weights ±1 at every step`, async () => {
    const outcome = await losses(optimizer());
    const still = await losses(bop({ threshold: 1e30 })); // never flips: only the other layers learn
    expect(last(outcome.losses)).toBeLessThan(0.9 * last(still.losses));
    expect(outcome.bits.every((bit) => Math.abs(bit) === 1)).toBe(true);
    if (name === "rank flips") expect(new Set(outcome.sums)).toEqual(new Set([0])); // half of every filter, as at first
  });
