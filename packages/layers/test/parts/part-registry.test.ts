import { clippedGradient, unitScale } from "@equal-bits/binarize";
import { binaryDense, registerParts } from "@equal-bits/layers";
import { sign } from "@equal-bits/quantizers";
import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-backend-cpu";
import { type LayersModel, loadLayersModel, sequential } from "@tensorflow/tfjs-layers";
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

for (const kind of ["scale", "gradient", "relaxation", "constraint"] as const)
  test(`every ${kind} of binarize is found by its name alone, an unknown one is refused with the remedy`, async () => {
    const layer = binaryDense({ units: 1, inputShape: [2], quantizer: sign() });
    const { modelTopology } = await saved(sequential({ layers: [layer] }));
    const load = (name: string): Promise<LayersModel> => {
      const topology = JSON.parse(JSON.stringify(modelTopology));
      topology.config.layers.at(-1).config[key] = { name };
      return loadLayersModel(tf.io.fromMemory({ modelTopology: topology }));
    };
    const key = kind === "constraint" ? "kernel_constraint" : kind;
    const names = {
      scale: ["unit", "fan-in(0.125)", "power-of-two"],
      gradient: ["clipped(0.123)", "ede(0.1,10)", "transport(0.5,ir-net(3,1))", "swish-sign(4)"],
      relaxation: ["entropic(0.0625)"],
      constraint: ["clip(0.123)", "centred-clip(2)"],
    };
    for (const name of names[kind]) {
      const loaded = await load(name);
      expect(loaded.layers[0].getConfig()[kind === "constraint" ? "kernelConstraint" : kind]).toEqual({
        name,
      });
    }
    await expect(load("Nothing(1)")).rejects.toThrow(
      new RegExp(
        `the model's ${kind} must be a known one .*, got Nothing\\(1\\); call registerParts\\(\\{ ${kind}s: `,
      ),
    );
  });

test("example: a model that was saved when parts stood as texts is loaded", async () => {
  const layer = binaryDense({ units: 1, inputShape: [2], quantizer: sign(), gradient: clippedGradient(0.5) });
  const { modelTopology } = await saved(sequential({ layers: [layer] }));
  const text = JSON.stringify(modelTopology).replaceAll(/\{"name":("[^"]*")\}/g, "$1");
  expect(text).toContain('"quantizer":"sign"');
  const loaded = await loadLayersModel(tf.io.fromMemory({ modelTopology: JSON.parse(text) }));
  expect(loaded.layers[0].getConfig()).toEqual(layer.getConfig());
});

test("example: a constraint of one's own is found again in the process in which its layer was made", async () => {
  const kernelConstraint = { name: "halved", apply: (w: tf.Tensor) => tf.mul(w, 0.5) };
  const layer = binaryDense({ units: 1, inputShape: [2], quantizer: sign(), kernelConstraint });
  const { modelTopology } = await saved(sequential({ layers: [layer] }));
  const loaded = await loadLayersModel(tf.io.fromMemory({ modelTopology: modelTopology ?? {} }));
  expect(loaded.layers[0].getConfig().kernelConstraint).toEqual({ name: "halved" });
});
