import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-backend-cpu";
import "@tensorflow/tfjs-backend-wasm";
import { beforeAll, describe } from "vitest";
import { quantizeByTensors } from "../../src/backends/quantize-by-tensors.js";
import { bitsSuite, codeSuite, gradientSuite, leakSuite, refusalSuite } from "./suite.js";

for (const backend of ["cpu", "wasm"]) {
  describe(`on tfjs's ${backend} backend`, () => {
    beforeAll(async () => {
      await tf.setBackend(backend);
    });
    bitsSuite({ cases: 40 });
    leakSuite(1000);
    gradientSuite(backend);
  });

  describe(`by tensor operations on tfjs's ${backend} backend`, () => {
    beforeAll(async () => {
      await tf.setBackend(backend);
    });
    bitsSuite({ cases: 90, quantize: quantizeByTensors });
    refusalSuite(quantizeByTensors);
    codeSuite();
  });
}
