// How long does one training step of a small binary CNN take on tfjs wasm, and how many times as long as in PyTorch?
//
//     npm run build && npm run bench -- training-step [rounds]
//
// Both run on one thread and take turns, so that a busy machine slows both. PyTorch is Debian's python3-torch, or the torch
// of the interpreter in $PYTHON; without it only our own time is shown.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { installTrainingKernels } from "@equal-bits/tfjs-wasm-train";
import "@tensorflow/tfjs-backend-wasm";
import * as tf from "@tensorflow/tfjs-core";
import { trainingStep } from "./candidates/training-step.mjs";
import { refuse } from "./harness/options.mjs";

const ROUNDS = roundsIn(process.argv.slice(2));
const BATCH = 128;
const STEPS = 10;
const WARM_UP = 3;
const GOAL = 3.5;

await tf.setBackend("wasm");
installTrainingKernels();
const step = trainingStep("small-cnn", [28, 28, 1], BATCH); // training-step-torch.py holds the same
measureOurs(WARM_UP);
const torch = await startTorch();
await torch?.measure(WARM_UP);

const ours = [];
const theirs = [];
for (let round = 0; round < ROUNDS; round++) {
  ours.push(measureOurs(STEPS));
  if (torch) theirs.push(await torch.measure(STEPS));
}
torch?.stop();
report();

function roundsIn([rounds = "7", ...more]) {
  if (more.length > 0 || !/^[1-9]\d*$/.test(rounds))
    refuse(`training-step takes one whole number of rounds, got ${[rounds, ...more].join(" ")}`);
  return Number(rounds);
}

/** Milliseconds per step over a few steps. */
function measureOurs(steps) {
  const start = performance.now();
  for (let i = 0; i < steps; i++) step();
  return (performance.now() - start) / steps;
}

/** The peer as a process that measures when told to; undefined where PyTorch is not installed. */
async function startTorch() {
  const script = fileURLToPath(new URL("training-step-torch.py", import.meta.url));
  const python = spawn(process.env.PYTHON ?? "/usr/bin/python3", [script], {
    stdio: ["pipe", "pipe", "ignore"],
  });
  python.on("error", () => {});
  python.stdin.on("error", () => {});
  const lines = createInterface({ input: python.stdout })[Symbol.asyncIterator]();
  const { value: version } = await lines.next();
  if (!version) return undefined;
  const measure = async (steps) => {
    python.stdin.write(`${steps}\n`);
    return Number((await lines.next()).value);
  };
  return { version, measure, stop: () => python.stdin.end() };
}

function report() {
  console.log(
    `one step of the 16-32-64 binary CNN, batch ${BATCH}, 28×28×1, one thread, ${ROUNDS} rounds of ${STEPS} steps`,
  );
  const rows = { "tfjs wasm + training kernels": summary(ours) };
  if (torch) rows[torch.version] = summary(theirs);
  console.table(rows);
  if (!torch) {
    console.log("PyTorch is not installed (apt-get install python3-torch), so there is no ratio");
    return;
  }
  const ratios = ours.map((time, round) => time / theirs[round]);
  const { median, minimum, maximum } = summary(ratios);
  console.log(`ratio: median ${median} (${minimum} to ${maximum} over the rounds); goal: at most ${GOAL}`);
}

function summary(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const round = (value) => Number(value.toFixed(2));
  return {
    minimum: round(sorted[0]),
    median: round(sorted[sorted.length >> 1]),
    maximum: round(sorted.at(-1)),
  };
}
