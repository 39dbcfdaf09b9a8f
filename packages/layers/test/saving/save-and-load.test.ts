import { clippedGradient } from "@equal-bits/binarize";
import { perGroup } from "@equal-bits/core";
import {
  BinaryLayer,
  batchNorm,
  binaryConv2d,
  binaryDense,
  registerParts,
  signActivation,
} from "@equal-bits/layers";
import { equalBits, sign } from "@equal-bits/quantizers";
import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-backend-cpu";
import { layers, loadLayersModel, type Sequential, sequential } from "@tensorflow/tfjs-layers";
import { expect, test } from "vitest";
import { saved } from "../saved.js";

function smallNet(): Sequential {
  const model = sequential();
  model.add(layers.conv2d({ inputShape: [6, 6, 1], filters: 4, kernelSize: 3, padding: "same" }));
  model.add(batchNorm({ momentum: 0.8 }));
  model.add(signActivation());
  model.add(
    binaryConv2d({
      filters: 6,
      kernelSize: 3,
      strides: 2,
      padding: "same",
      quantizer: equalBits(0.3),
      name: "binary",
    }),
  );
  model.add(layers.flatten());
  model.add(
    binaryDense({
      units: 5,
      quantizer: sign(),
      granularity: perGroup(9),
      gradient: clippedGradient(0.5),
      useBias: true,
    }),
  );
  return model;
}

test("a model that is saved and loaded gives the same outputs, and the same bytes when saved again", async () => {
  const model = smallNet();
  const images = tf.randomUniform([3, 6, 6, 1], -1, 1, "float32", 5);
  const artifacts = await saved(model);
  const loaded = (await loadLayersModel(tf.io.fromMemory(structuredClone(artifacts)))) as Sequential;
  expect([...(loaded.predict(images) as tf.Tensor).dataSync()]).toEqual([
    ...(model.predict(images) as tf.Tensor).dataSync(),
  ]);
  const again = await saved(loaded);
  expect(again.modelTopology).toEqual(artifacts.modelTopology);
  expect(again.weightData).toEqual(artifacts.weightData);
});

test("the parts of a loaded layer are those it was saved with", async () => {
  const loaded = await loadLayersModel(tf.io.fromMemory(await saved(smallNet())));
  const [binaryConv, dense] = loaded.layers.filter((layer) => layer instanceof BinaryLayer);
  expect(binaryConv.getConfig()).toMatchObject({
    quantizer: { name: "equal-bits(0.3)" },
    scale: { name: "fan-in" },
    strides: [2, 2],
    padding: "same",
  });
  expect(dense.getConfig()).toMatchObject({
    quantizer: { name: "sign" },
    gradient: { name: "clipped(0.5)" },
    granularity: { kind: "perGroup", size: 9 },
  });
});

test("a model whose quantizer is not known is refused with the remedy, until it is registered", async () => {
  const artifacts = await saved(smallNet());
  const text = JSON.stringify(artifacts.modelTopology).replaceAll("equal-bits(0.3)", "my-rule");
  const topology = { ...artifacts, modelTopology: JSON.parse(text) };
  await expect(loadLayersModel(tf.io.fromMemory(topology))).rejects.toThrow(
    /the model's quantizer must be a known one .* got my-rule; call registerParts\(\{ quantizers: \[\.\.\.\] \}\) with namedQuantizer\("my-rule"\) of @equal-bits\/quantizers, or your own, before loading/,
  );
  registerParts({ quantizers: [{ ...sign(), name: "my-rule" }] });
  await expect(loadLayersModel(tf.io.fromMemory(topology))).resolves.toBeDefined();
});
