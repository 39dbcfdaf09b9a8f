import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-backend-cpu";
import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import plain from "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url";
import simd from "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url";
import threadedSimd from "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url";
import { afterEach, beforeAll, describe } from "vitest";
import { bitsSuite, codeSuite, gradientSuite, leakSuite } from "./suite.js";

setWasmPaths({
  "tfjs-backend-wasm.wasm": plain,
  "tfjs-backend-wasm-simd.wasm": simd,
  "tfjs-backend-wasm-threaded-simd.wasm": threadedSimd,
});

for (const backend of ["cpu", "wasm"])
  describe(`on tfjs's ${backend} backend`, () => {
    beforeAll(() => tf.setBackend(backend));
    afterEach(() => tf.setBackend(backend));
    bitsSuite({ cases: 20 });
    codeSuite();
    gradientSuite(backend);
    leakSuite(1000);
  });
