import { groupsOf, perFilter, quantizeGroups, tfjsKernels } from "@equal-bits/core";
import { equalBits } from "@equal-bits/quantizers";
import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import plain from "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url";
import simd from "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url";
import threadedSimd from "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url";
import * as tf from "@tensorflow/tfjs-core";
import { beforeAll, expect, test } from "vitest";
import { expectNear, normal, runKernel, startWasm, tied, valuesOn } from "./backends.js";
import { layers } from "./convolutions.js";
import { thirds } from "./quantizers.js";

beforeAll(async () => {
  setWasmPaths({
    "tfjs-backend-wasm.wasm": plain,
    "tfjs-backend-wasm-simd.wasm": simd,
    "tfjs-backend-wasm-threaded-simd.wasm": threadedSimd,
  });
  await startWasm();
});

async function expectSameOnBoth(compute: () => tf.Tensor | tf.Tensor[]): Promise<void> {
  const actual = await valuesOn("wasm", compute);
  const expected = await valuesOn("cpu", compute);
  for (const [output, values] of actual.entries()) expectNear(values, expected[output]);
}

for (const [name, { inputShape, filterShape, outputShape, attributes }] of layers)
  test(`example: ${name}: the gradients are those of the cpu backend`, async () => {
    const x = (): tf.Tensor => normal(inputShape, 1);
    const dy = (): tf.Tensor => normal(outputShape, 2);
    const filter = (): tf.Tensor => normal(filterShape, 3);
    await expectSameOnBoth(() => [
      ...runKernel("Conv2DBackpropFilter", { x: x(), dy: dy() }, { ...attributes, filterShape }),
      ...runKernel("Conv2DBackpropInput", { dy: dy(), filter: filter() }, { ...attributes, inputShape }),
    ]);
  });

test("example: the gradient of max pooling over negative ties is that of the cpu backend", async () => {
  await expectSameOnBoth(() =>
    runKernel(
      "MaxPoolGrad",
      {
        dy: normal([1, 2, 2, 5], 1),
        input: tf.sub(tied([1, 4, 4, 5], 2), 5),
        output: tf.zeros([1, 2, 2, 5]),
      },
      { filterSize: 2, strides: 2, pad: "valid" },
    ),
  );
});

test("example: sign(0) and sign(−0) are +1", async () => {
  await tf.setBackend("wasm");
  const x = tf.tensor1d([0, -0, -1, 1, 0]);
  expect(Array.from(runKernel("SignActivation", { x })[0].dataSync())).toEqual([1, 1, -1, 1, 1]);
});

for (const quantizer of [equalBits(0.3), thirds])
  test(`example: ties, by ${quantizer.name}, get the bits of the typed-array rule`, async () => {
    await tf.setBackend("wasm");
    const w = tied([3, 3, 5, 17], 4);
    const [levels] = runKernel(tfjsKernels.equalBits, { w }, { quantizer, granularity: perFilter() });
    const layout = groupsOf(w.shape, perFilter());
    const wanted = quantizeGroups(quantizer, w.dataSync<"float32">(), layout, new Float32Array(w.size));
    expect(levels.dataSync()).toEqual(wanted);
  });
