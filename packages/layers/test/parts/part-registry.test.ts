import { unitScale } from "@equal-bits/binarize";
import { binaryDense, registerParts } from "@equal-bits/layers";
import { sign } from "@equal-bits/quantizers";
import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-backend-cpu";
import { loadLayersModel, sequential } from "@tensorflow/tfjs-layers";
import { expect, test } from "vitest";
import { saved } from "../saved.js";

for (const name of ["MyRule", "my_rule(0.5)", "_x", "Q", "rule(1e-7)", "a(B_c,[1,2])", "ε-Rule"])
  test(`a quantizer of the name ${name} is found again under that name, letter by letter`, async () => {
    const model = sequential({
      layers: [binaryDense({ units: 1, inputShape: [2], quantizer: { ...sign(), name } })],
    });
    const artifacts = JSON.parse(JSON.stringify((await saved(model)).modelTopology));
    const loaded = await loadLayersModel(tf.io.fromMemory({ modelTopology: artifacts }));
    expect(loaded.layers[0].getConfig().quantizer).toEqual({ name });
  });

test("a part that was registered later takes the place of one of its name", async () => {
  const model = sequential({
    layers: [
      binaryDense({ units: 1, inputShape: [1], quantizer: { ...sign(), name: "mine" }, scale: unitScale() }),
    ],
  });
  const { modelTopology } = await saved(model);
  registerParts({ quantizers: [{ ...sign(), name: "mine", values: () => [-3, 3] }] });
  const loaded = await loadLayersModel(tf.io.fromMemory({ modelTopology: modelTopology ?? {} }));
  const output = loaded.predict(tf.ones([1, 1])) as tf.Tensor;
  expect(Math.abs(output.dataSync()[0])).toBe(3);
});
