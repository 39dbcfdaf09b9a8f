import { NonFiniteError } from "@equal-bits/core";
import { sign } from "@equal-bits/quantizers";
import { tensor } from "@tensorflow/tfjs-core";
import { beforeAll, expect, test } from "vitest";
import { requireFiniteWeights } from "../src/finite-weights.js";
import { smallCnn } from "../src/index.js";
import { useWasmTraining } from "../src/wasm-training-backend.js";

beforeAll(useWasmTraining);

for (const value of [Number.NaN, Infinity, -Infinity])
  test(`${value} in any weight, binary or not, is refused by name and index`, () => {
    const model = smallCnn({ inputShape: [8, 8, 1], classes: 3, quantizer: sign(), seed: 1 });
    expect(() => requireFiniteWeights(model)).not.toThrow();
    for (const weight of model.weights) {
      const kept = weight.read().clone();
      const broken = kept.dataSync<"float32">().slice();
      broken[2] = value;
      weight.write(tensor(broken, kept.shape));
      expect(() => requireFiniteWeights(model)).toThrow(NonFiniteError);
      expect(() => requireFiniteWeights(model)).toThrow(
        `${weight.originalName} must be finite, got ${value} at index 2`,
      );
      weight.write(kept);
    }
    model.dispose();
  });
