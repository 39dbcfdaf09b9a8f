// Runs one benchmark: npm run bench -- select-top. Each answers one question, and prints ratios measured in one run.
import { readOptions, refuse } from "./harness/options.mjs";

/** A question runs with the options of the command line, or reads its own arguments. */
const questions = {
  "select-top": () => import("./select-top.mjs"),
  entropic: () => import("./entropic.mjs"),
  sinkhorn: () => import("./sinkhorn.mjs"),
  threads: () => import("./threads.mjs"),
  gpu: () => import("./gpu.mjs"),
  "packed-flips": () => import("./packed-flips.mjs"),
  "binarizer-share": () => import("./binarizer-share.mjs"),
  "training-step": () => import("./training-step.mjs"),
  "fuzz-weights": () => import("./fuzz-weights.mjs"),
};

/** Questions that take numbers of their own instead of flags. */
const readOwnArguments = ["training-step", "fuzz-weights"];

process.stdout.on("error", () => process.exit(1)); // whoever read the table has left, as head does

const [name, ...rest] = process.argv.slice(2);
if (!Object.hasOwn(questions, name ?? ""))
  refuse(`the benchmark must be one of ${Object.keys(questions).join(", ")}, got ${name ?? "nothing"}`);

if (readOwnArguments.includes(name)) {
  process.argv.splice(2, 1);
  await questions[name]();
} else {
  const options = readOptions(name, rest);
  const { ask } = await questions[name]();
  await ask(options);
}
