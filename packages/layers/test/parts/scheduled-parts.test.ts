import { clippedGradient, fanInScale, type SurrogateGradient, unitScale } from "@equal-bits/binarize";
import { BinaryLayer, binaryDense, freeze, type LayerParts, scheduledParts } from "@equal-bits/layers";
import { equalBits, sign } from "@equal-bits/quantizers";
import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-backend-cpu";
import { layers, sequential } from "@tensorflow/tfjs-layers";
import { expect, test } from "vitest";

/** Passes everything on, and tells at which steps it was asked. */
function counted(name: string, asked: string[]): SurrogateGradient {
  return {
    name,
    apply: (dy: tf.Tensor) => {
      asked.push(name);
      return dy.clone();
    },
  };
}

test("for every step of fit over all epochs: each layer has the parts of that step, also in a model within the model", async () => {
  const asked: string[] = [];
  const inner = sequential({ layers: [binaryDense({ units: 4, inputShape: [4], quantizer: equalBits() })] });
  const model = sequential({
    layers: [
      binaryDense({ units: 4, inputShape: [4], quantizer: equalBits(), name: "first" }),
      inner,
      layers.dense({ units: 1 }),
    ],
  });
  model.compile({ optimizer: tf.train.sgd(0.1), loss: "meanSquaredError" });
  const callback = scheduledParts((step, { name }) => ({
    gradient: counted(`${name === "first" ? "first" : "inner"} ${step}`, asked),
  }));
  await model.fit(tf.ones([6, 4]), tf.zeros([6, 1]), {
    batchSize: 2,
    epochs: 2,
    verbose: 0,
    callbacks: [callback],
  });
  expect(asked).toEqual([0, 1, 2, 3, 4, 5].flatMap((step) => [`inner ${step}`, `first ${step}`]));
  expect(callback.step).toBe(6);
});

test("example: steps are counted from firstStep, and a record that is handed out twice is taken once", async () => {
  const layer = binaryDense({ units: 1, inputShape: [2], quantizer: equalBits() });
  let taken = 0;
  layer.use = (parts: LayerParts) => {
    taken += 1;
    BinaryLayer.prototype.use.call(layer, parts);
  };
  const model = sequential({ layers: [layer] });
  model.compile({ optimizer: tf.train.sgd(0.1), loss: "meanSquaredError" });
  const [early, late] = [{ scale: unitScale() }, { gradient: clippedGradient(0.5) }];
  const callbacks = [scheduledParts((step) => (step < 102 ? early : late), { firstStep: 100 })];
  await model.fit(tf.ones([4, 2]), tf.zeros([4, 1]), { batchSize: 1, verbose: 0, callbacks });
  expect(taken).toBe(2);
  expect([layer.scale.name, layer.gradient.name]).toEqual(["unit", "clipped(0.5)"]);
});

test("example: a quantizer of the same number of levels takes the place of another between two steps", () => {
  const layer = binaryDense({
    units: 1,
    inputShape: [4],
    quantizer: equalBits(),
    scale: unitScale(),
    kernelInitializer: { apply: () => tf.tensor2d([1, 2, 3, 4], [4, 1]) } as never,
  });
  layer.build([null, 4]);
  expect([...layer.binaryWeights().dataSync()]).toEqual([-1, -1, 1, 1]);
  layer.use({ quantizer: sign() });
  expect([...layer.binaryWeights().dataSync()]).toEqual([1, 1, 1, 1]);
});

test("a quantizer of another number of levels is refused and changes nothing; so is a first step that is not whole", () => {
  const layer = binaryDense({ units: 1, inputShape: [4], quantizer: equalBits() });
  const ternary = { ...sign(), name: "ternary", levels: 3 };
  expect(() => layer.use({ quantizer: ternary, scale: unitScale() })).toThrow(
    "the quantizer of a layer must keep its 2 levels, got ternary of 3; make a layer with it instead",
  );
  expect([layer.quantizer.name, layer.scale.name]).toEqual(["equal-bits(0.5)", "fan-in"]);
  expect(() => scheduledParts(() => ({}), { firstStep: 0.5 })).toThrow("firstStep must be a whole number");
});

test("example: frozen layers of a model that goes on training are left alone", async () => {
  const frozen = await freeze(
    sequential({ layers: [binaryDense({ units: 2, inputShape: [2], quantizer: equalBits() })] }),
  );
  const model = sequential({ layers: [frozen, binaryDense({ units: 1, quantizer: equalBits() })] });
  model.compile({ optimizer: tf.train.sgd(0.1), loss: "meanSquaredError" });
  const given: string[] = [];
  const callbacks = scheduledParts((_, { frozen }) => {
    given.push(frozen ? "frozen" : "latent");
    return { scale: unitScale() };
  });
  await model.fit(tf.ones([2, 2]), tf.zeros([2, 1]), { batchSize: 1, verbose: 0, callbacks });
  expect(given).toEqual(["latent", "latent"]);
});

test("example: a callback that is used again gives its parts again, though others were given between", async () => {
  const layer = binaryDense({ units: 1, inputShape: [2], quantizer: equalBits() });
  const model = sequential({ layers: [layer] });
  model.compile({ optimizer: tf.train.sgd(0.1), loss: "meanSquaredError" });
  const parts = { scale: unitScale() };
  const callbacks = scheduledParts(() => parts);
  const fit = async (): Promise<unknown> =>
    model.fit(tf.ones([1, 2]), tf.zeros([1, 1]), { verbose: 0, callbacks });
  await fit();
  layer.use({ scale: fanInScale() });
  await fit();
  expect(layer.scale.name).toBe("unit");
});
