// What do broken and lying files of weights do to their readers? Nothing but a result or a typed error may come of them.
//
//     npm run build && npm run bench -- fuzz-weights [inputs] [seed]
//
// The same seed makes the same inputs on every machine. Input 17 of seed 1 can be looked at again: brokenFile(1, 17).
import { EqualBitsError } from "@equal-bits/core";
import { brokenFile } from "./fuzz-weights/broken-file.mjs";
import { outcomeOf } from "./fuzz-weights/outcome-of.mjs";
import { refuse } from "./harness/options.mjs";

const [inputs, seed] = numbersIn(process.argv.slice(2));
const before = process.resourceUsage().maxRSS;
const outcomes = new Map();
const slowest = { milliseconds: 0, input: -1, bytes: 0, what: "" };
const failures = [];

for (let input = 0; input < inputs; input++) {
  const file = brokenFile(seed, input);
  const started = process.cpuUsage();
  const outcome = tried(file, input);
  const { user, system } = process.cpuUsage(started);
  const milliseconds = (user + system) / 1000;
  outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  if (milliseconds > slowest.milliseconds)
    Object.assign(slowest, { milliseconds, input, bytes: file.bytes, what: file.what });
}
report();

/** @param {import("./fuzz-weights/broken-file.mjs").BrokenFile} file @param {number} input */
function tried(file, input) {
  try {
    return outcomeOf(file);
  } catch (error) {
    if (error instanceof EqualBitsError) return `refused, ${error.name}`;
    failures.push(`input ${input} (${file.what}): ${error?.stack ?? error}`);
    return "FAILED";
  }
}

function report() {
  console.log(`${inputs} inputs of seed ${seed}`);
  for (const [outcome, count] of [...outcomes].sort())
    console.log(`  ${String(count).padStart(8)}  ${outcome}`);
  console.log(
    `slowest: ${slowest.milliseconds.toFixed(1)} ms of CPU time, input ${slowest.input} (${slowest.what}, ${slowest.bytes} bytes)`,
  );
  const peak = process.resourceUsage().maxRSS;
  console.log(`peak memory: ${megabytes(peak)} MB, ${megabytes(before)} MB of it before the first input`);
  for (const failure of failures.slice(0, 10)) console.error(failure);
  if (failures.length > 0) process.exitCode = 1;
}

/** @param {number} kilobytes */
function megabytes(kilobytes) {
  return (kilobytes / 1024).toFixed(0);
}

function numbersIn([inputs = "100000", seed = "1", ...more]) {
  if (more.length > 0 || ![inputs, seed].every((number) => /^\d{1,9}$/.test(number)) || Number(inputs) < 1)
    refuse(
      `fuzz-weights takes the number of inputs and a seed, whole numbers, got ${[inputs, seed, ...more].join(" ")}`,
    );
  return [Number(inputs), Number(seed)];
}
