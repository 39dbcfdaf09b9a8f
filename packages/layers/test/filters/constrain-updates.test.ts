import { centredClipConstraint, clipConstraint } from "@equal-bits/binarize";
import { binaryDense } from "@equal-bits/layers";
import { sign } from "@equal-bits/quantizers";
import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-backend-cpu";
import "@tensorflow/tfjs-backend-wasm";
import { constraints, loadLayersModel, sequential } from "@tensorflow/tfjs-layers";
import { describe, expect, test } from "vitest";
import { saved } from "../saved.js";

const optimizers = {
  sgd: () => tf.train.sgd(5),
  momentum: () => tf.train.momentum(5, 0.9),
  adam: () => tf.train.adam(5),
  rmsprop: () => tf.train.rmsprop(5),
};

for (const backend of ["cpu", "wasm"])
  describe(`on tfjs's ${backend} backend`, () => {
    for (const [name, optimizer] of Object.entries(optimizers))
      test(`for every step of ${name}, in fit and in a loop: latent weights stay within the clip, and no tensor is left`, async () => {
        await tf.setBackend(backend);
        const layer = binaryDense({
          units: 3,
          inputShape: [4],
          quantizer: sign(),
          kernelConstraint: clipConstraint(0.5),
        });
        const model = sequential({ layers: [layer] });
        const [x, y] = [tf.randomUniform([4, 4], -1, 1, "float32", 3), tf.ones([4, 3])];
        model.compile({ optimizer: optimizer(), loss: "meanSquaredError" });
        await model.fit(x, y, { epochs: 2, verbose: 0 });
        expect(greatest(layer.latentWeights())).toBe(0.5);
        const own = optimizer();
        const variables = model.trainableWeights.map((weight) => weight.read() as tf.Variable);
        const step = (): void => {
          own.minimize(
            () => tf.mean(tf.square(tf.sub(model.predict(x) as tf.Tensor, y))) as tf.Scalar,
            false,
            variables,
          );
        };
        step();
        const { numTensors } = tf.memory();
        for (let i = 0; i < 50; i++) step();
        expect(greatest(layer.latentWeights())).toBe(0.5);
        expect(tf.memory().numTensors).toBe(numTensors);
      });
  });

function greatest(w: tf.Tensor): number {
  return Math.max(...w.dataSync().map(Math.abs));
}

test("example: weights that are set stay as they are until constrain or an update", () => {
  const layer = binaryDense({
    units: 1,
    inputShape: [3],
    quantizer: sign(),
    kernelConstraint: centredClipConstraint(1),
  });
  layer.build([null, 3]);
  layer.setWeights([tf.tensor2d([1, 2, 6], [3, 1])]);
  expect([...layer.latentWeights().dataSync()]).toEqual([1, 2, 6]);
  layer.constrain();
  expect([...layer.latentWeights().dataSync()]).toEqual([-1, -1, 1]);
  (layer.latentWeights() as tf.Variable).assign(tf.tensor2d([0, 0, 3], [3, 1]));
  expect([...layer.latentWeights().dataSync()]).toEqual([-1, -1, 1]);
});

for (const constraint of [clipConstraint(0.25), constraints.maxNorm({ maxValue: 0.5, axis: 0 })])
  test(`a model with a ${"name" in constraint ? constraint.name : "tfjs"} constraint is loaded with it, and with the very weights that were saved`, async () => {
    const layer = binaryDense({
      units: 1,
      inputShape: [2],
      quantizer: sign(),
      kernelConstraint: constraint,
    });
    const model = sequential({ layers: [layer] });
    layer.setWeights([tf.tensor2d([3, 4], [2, 1])]);
    const artifacts = await saved(model);
    const loaded = await loadLayersModel(tf.io.fromMemory(structuredClone(artifacts)));
    expect((await saved(loaded)).weightData).toEqual(artifacts.weightData);
    expect((await saved(loaded)).modelTopology).toEqual(artifacts.modelTopology);
    const weight = loaded.layers[0].weights[0].read() as tf.Variable;
    weight.assign(tf.tensor2d([3, 4], [2, 1]));
    const expected = "name" in constraint ? [0.25, 0.25] : [0.3, 0.4];
    weight.dataSync().forEach((value, i) => {
      expect(value).toBeCloseTo(expected[i], 5);
    });
  });

test("a constraint without a name is refused when the model is saved, an unknown one when it is loaded", async () => {
  const nameless = { apply: (w: tf.Tensor) => w };
  const layer = binaryDense({ units: 1, inputShape: [2], quantizer: sign(), kernelConstraint: nameless });
  expect(() => layer.getConfig()).toThrow("a constraint must have a name to be saved");
  const known = binaryDense({
    units: 1,
    inputShape: [2],
    quantizer: sign(),
    kernelConstraint: clipConstraint(1),
  });
  const { modelTopology } = await saved(sequential({ layers: [known] }));
  const load = (from: string, to: string): Promise<unknown> =>
    loadLayersModel(
      tf.io.fromMemory({ modelTopology: JSON.parse(JSON.stringify(modelTopology).replace(from, to)) }),
    );
  await expect(load("clip(1)", "cut(1)")).rejects.toThrow(
    /the model's constraint must be a known one \(clip.*got cut\(1\); call registerParts\(\{ constraints: \[\.\.\.\] \}\)/,
  );
  await expect(load('{"name":"clip(1)"}', '{"class_name":"Squeeze"}')).rejects.toThrow(
    'the model\'s constraint must be of a class of constraints that tfjs knows, got "Squeeze"',
  );
});
