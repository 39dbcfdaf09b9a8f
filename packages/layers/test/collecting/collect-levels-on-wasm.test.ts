import { binaryDense, binaryLayersOf, collectLevels, type MakeCollectors } from "@equal-bits/layers";
import { exactnessCollector, flipRatioCollector, ratioCollector } from "@equal-bits/metrics";
import { equalBits } from "@equal-bits/quantizers";
import { installTrainingKernels } from "@equal-bits/tfjs-wasm-train";
import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-backend-wasm";
import { Callback, initializers, layers, sequential } from "@tensorflow/tfjs-layers";
import { beforeAll, expect, test } from "vitest";

beforeAll(async () => {
  await tf.setBackend("wasm");
  installTrainingKernels();
});

const everything: MakeCollectors = ({ layout, groups, promised, places }) => [
  flipRatioCollector(layout.groups * layout.size, { values: places }),
  ratioCollector(layout),
  exactnessCollector(groups, promised ?? [], { values: places }),
];

test("for every step of 300 on wasm: as many tensors as before, exact counts, and the levels that the layer has", async () => {
  const model = sequential({
    layers: [
      binaryDense({
        units: 8,
        inputShape: [6],
        quantizer: equalBits(),
        kernelInitializer: initializers.randomNormal({ stddev: 0.01, seed: 3 }),
      }),
      layers.dense({ units: 1, kernelInitializer: initializers.glorotNormal({ seed: 4 }) }),
    ],
  });
  model.compile({ optimizer: tf.train.sgd(0.05), loss: "meanSquaredError" });
  const [layer] = binaryLayersOf(model);
  const [x, y] = [tf.randomNormal([4, 6], 0, 1, "float32", 1), tf.randomNormal([4, 1], 0, 1, "float32", 2)];
  const [callback, counts] = [collectLevels(everything), new Set<number>()];
  const counter = new (class extends Callback {
    override async onBatchEnd(): Promise<void> {
      counts.add(tf.memory().numTensors);
    }
  })();
  const train = async (): Promise<unknown> =>
    model.fit(x, y, { batchSize: 4, epochs: 1, verbose: 0, callbacks: [callback, counter] });
  await train(); // the optimizer makes its variables
  counts.clear();
  for (let step = 1; step < 300; step++) await train();
  expect(counts.size).toBe(1);
  const [flips, ratio, exactness] = callback.banks[0].collectors.map((collector) => collector.summary());
  expect(flips).toMatchObject({ steps: 299 });
  expect(flips).not.toMatchObject({ mean: 0 });
  expect(exactness).toEqual({ samples: 300, broken: 0, worst: 0, last: 0 });
  expect(ratio).toMatchObject({ mean: 0.5, least: 0.5, greatest: 0.5 });
  const levels = tf.tidy(() => layer.levels().dataSync<"float32">().slice());
  const stored = callback.banks[0].collectors[0].toJSON().state.symbols;
  expect(stored).toBe([...levels].map((level) => (level > 0 ? "1" : "0")).join(""));
});
