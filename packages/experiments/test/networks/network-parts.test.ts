import { DomainError } from "@equal-bits/core";
import { BinaryLayer } from "@equal-bits/layers";
import { equalBits } from "@equal-bits/quantizers";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { mlp, resNet8, smallCnn } from "../../src/index.js";
import { networkParts } from "../../src/networks/network-parts.js";
import { useWasmTraining } from "../../src/wasm-training-backend.js";
import { cifar } from "./network-trials.js";

beforeAll(useWasmTraining);

test("for every width: channels are the nearest whole number, at least 1", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 512 }),
      fc.double({ min: 0, max: 8, minExcluded: true, noNaN: true }),
      (count, width) => {
        const channels = networkParts({ ...cifar, width }).channels(count);
        expect(channels >= 1 && Number.isInteger(channels)).toBe(true);
        if (channels > 1) expect(Math.abs(channels - count * width)).toBeLessThanOrEqual(0.5);
      },
    ),
  );
});

test("example: half of 64 channels are 32, and 64 without a width", () => {
  expect(networkParts({ ...cifar, width: 0.5 }).channels(64)).toBe(32);
  expect(networkParts(cifar).channels(64)).toBe(64);
});

test("for both kinds of activations: named by their place", () => {
  expect(networkParts(cifar).activation(3).name).toBe("sign3");
  expect(networkParts(cifar, "real").activation(3, "block1-").name).toBe("block1-relu3");
  expect(networkParts({ ...cifar, activation: "binary" }, "real").activation(1).name).toBe("sign1");
});

test("a width that is no number > 0 is refused", () => {
  for (const width of [0, -1, Number.NaN, Number.POSITIVE_INFINITY])
    expect(() => networkParts({ ...cifar, width })).toThrow(DomainError);
});

test("a network with real-valued weights has no binary layer, and the same shapes", () => {
  for (const build of [mlp, smallCnn, resNet8]) {
    const options = { inputShape: [8, 8, 3], classes: 10, quantizer: equalBits(), seed: 1 } as const;
    const [binary, real] = [build(options), build({ ...options, weights: "real" })];
    expect(binary.layers.some((layer) => layer instanceof BinaryLayer)).toBe(true);
    expect(real.layers.some((layer) => layer instanceof BinaryLayer)).toBe(false);
    const shapes = (model: typeof binary): unknown[] => model.trainableWeights.map(({ shape }) => shape);
    expect(shapes(real)).toEqual(shapes(binary));
    binary.dispose();
    real.dispose();
  }
});
