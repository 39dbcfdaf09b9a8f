// Which share of a training step on tfjs wasm goes into the binarizer?
//
//     npm run build && npm run bench -- binarizer-share [--quick] [--json FILE]
import { tfjsKernels } from "@equal-bits/core";
import { installTrainingKernels } from "@equal-bits/tfjs-wasm-train";
import "@tensorflow/tfjs-backend-wasm";
import * as tf from "@tensorflow/tfjs-core";
import { trainingStep } from "./candidates/training-step.mjs";
import { startReport } from "./harness/report.mjs";

const PACKAGES = ["@tensorflow/tfjs-core", "@tensorflow/tfjs-backend-wasm"];
const STEP = "training step";
const KERNEL = "binarizer, in the step";

/** @param {import("./harness/options.mjs").Options} options */
export async function ask(options) {
  const report = startReport(options, PACKAGES);
  await tf.setBackend("wasm");
  installTrainingKernels();
  for (const problem of problems(options)) report.add(rowsOf(problem, options.quick ? 2 : 7));
  return report.finish(problems(options).flatMap((problem) => goalFor(report.rows, problem)));
}

function problems({ quick }) {
  const fashion = { inputShape: [28, 28, 1], batch: 128 };
  const cifar = { inputShape: [32, 32, 3], batch: 64 };
  return [
    { name: "mlp", ...fashion, atMost: 0.1 },
    { name: "small-cnn", ...fashion },
    ...(quick ? [] : [{ name: "resnet-20", ...cifar, atMost: 0.01 }]),
  ];
}

/** The step as a whole, and what of it the kernel of the binarizer takes, in the same runs. */
function rowsOf({ name, inputShape, batch }, rounds) {
  const step = trainingStep(name, inputShape, batch);
  step();
  const watch = watchKernel(tfjsKernels.equalBits);
  const samples = Array.from({ length: rounds }, () => {
    const before = watch.milliseconds();
    const start = performance.now();
    step();
    return { whole: performance.now() - start, kernel: watch.milliseconds() - before };
  });
  watch.stop();
  const row = (candidate, of) => ({
    case: `${name}, batch ${batch}`,
    candidate,
    ...summary(samples.map(of)),
    rounds,
  });
  return [
    row(STEP, ({ whole }) => whole),
    {
      ...row(KERNEL, ({ kernel }) => kernel),
      share: median(samples.map(({ whole, kernel }) => kernel / whole)),
    },
  ];
}

/** Times every call of a wasm kernel: they are synchronous, so the time is the kernel's own. */
function watchKernel(kernelName) {
  const kernel = tf.getKernel(kernelName, "wasm");
  let spent = 0;
  const replace = (config) => {
    tf.unregisterKernel(kernelName, "wasm");
    tf.registerKernel(config);
  };
  replace({
    ...kernel,
    kernelFunc: (call) => {
      const start = performance.now();
      const outputs = kernel.kernelFunc(call);
      spent += performance.now() - start;
      return outputs;
    },
  });
  return { milliseconds: () => spent, stop: () => replace(kernel) };
}

function summary(times) {
  const least = Math.min(...times);
  return { milliseconds: least, median: median(times), spread: Math.max(...times) / least - 1 };
}

function median(values) {
  return [...values].sort((a, b) => a - b)[values.length >> 1];
}

function goalFor(rows, { name, atMost }) {
  if (atMost === undefined) return [];
  const row = rows.find((other) => other.case.startsWith(`${name},`) && other.candidate === KERNEL);
  return [{ goal: `${name}: share of the binarizer`, atMost, measured: () => row?.share }];
}
