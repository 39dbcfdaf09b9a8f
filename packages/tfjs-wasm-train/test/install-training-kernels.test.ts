import { BackendError } from "@equal-bits/core";
import { BackendWasm } from "@tensorflow/tfjs-backend-wasm";
import * as tf from "@tensorflow/tfjs-core";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { installTrainingKernels } from "../src/index.js";
import { trainingKernels } from "../src/training-kernels.js";
import { requireWasmBackend } from "../src/wasm-backend.js";
import { runKernel } from "./backends.js";

const names = trainingKernels.map(({ kernelName }) => kernelName);
const registered = (): (tf.KernelConfig | undefined)[] => names.map((name) => tf.getKernel(name, "wasm"));

beforeEach(async () => {
  await tf.setBackend("wasm");
});

describe("installed", () => {
  let stock: (tf.KernelConfig | undefined)[];
  let uninstall: () => void;
  beforeEach(() => {
    stock = registered();
    uninstall = installTrainingKernels();
  });
  afterEach(() => uninstall());

  test("for every kernel: it is registered, in place of a stock one", () => {
    registered().forEach((config, i) => {
      expect(config?.kernelName).toBe(names[i]);
      expect(config).not.toBe(stock[i]);
    });
  });

  test("example: the stock backend has no filter gradient and no kernels of ours", () => {
    expect(names.filter((_, i) => stock[i])).toEqual(["Conv2DBackpropInput", "MaxPoolGrad", "BatchMatMul"]);
  });

  test("example: gradients are there", () => {
    expect(tf.getGradient("Conv2D")).toBeDefined();
  });

  test("example: a second call changes nothing, and one uninstall undoes both", () => {
    const once = registered();
    installTrainingKernels();
    expect(registered()).toEqual(once);
    uninstall();
    expect(registered()).toEqual(stock);
  });

  test("for every kernel: uninstalling puts back the stock one, and may be repeated", () => {
    uninstall();
    expect(registered()).toEqual(stock);
    uninstall();
    expect(registered()).toEqual(stock);
  });

  test("example: it can be installed again", () => {
    uninstall();
    installTrainingKernels();
    expect(runKernel("SignActivation", { x: tf.zeros([1]) })[0].dataSync()[0]).toBe(1);
  });

  test("example: a kernel that the user registered afterwards stays", () => {
    const own: tf.KernelConfig = { kernelName: "MaxPoolGrad", backendName: "wasm", kernelFunc: () => [] };
    const ours = tf.getKernel("MaxPoolGrad", "wasm");
    tf.unregisterKernel("MaxPoolGrad", "wasm");
    tf.registerKernel(own);
    uninstall();
    expect(tf.getKernel("MaxPoolGrad", "wasm")).toBe(own);
    tf.unregisterKernel("MaxPoolGrad", "wasm");
    if (ours) tf.registerKernel(stock[names.indexOf("MaxPoolGrad")] ?? ours);
  });

  test("example: the kernels work on a wasm backend that was made anew", async () => {
    const { wasm } = requireWasmBackend();
    tf.removeBackend("wasm");
    tf.registerBackend("wasm", () => new BackendWasm(wasm), 2);
    await tf.setBackend("wasm");
    expect(runKernel("SignActivation", { x: tf.zeros([1]) })[0].dataSync()[0]).toBe(1);
  });
});

test("another backend is refused", async () => {
  await tf.setBackend("cpu");
  expect(installTrainingKernels).toThrow(BackendError);
});
