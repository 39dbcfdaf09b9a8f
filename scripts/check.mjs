// npm run check: every check of the project, a line each, and what went wrong. Names of steps run those alone.
import { steps } from "./check/steps.mjs";

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !steps.some((step) => step.name === name));
if (unknown.length > 0) {
  console.error(`no such step: ${unknown.join(", ")}; the steps are:`);
  for (const { name, proves } of steps) console.error(`  ${name.padEnd(18)} ${proves}`);
  process.exit(1);
}

const chosen = wanted.length > 0 ? steps.filter((step) => wanted.includes(step.name)) : steps;
const total = { passed: 0, failed: 0 };
for (const step of chosen) {
  const { passed, failed } = await runStep(step);
  total.passed += passed;
  total.failed += failed;
}
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;

/**
 * Runs a step and prints its line; and its output, if it failed.
 *
 * @param {import("./check/steps.mjs").Step} step
 * @returns {Promise<{ passed: number, failed: number }>}
 */
async function runStep({ name, proves, run }) {
  const start = performance.now();
  const { ok, output, tests } = await run();
  const seconds = ((performance.now() - start) / 1000).toFixed(1).padStart(6);
  const counted = tests ? ` (${tests.passed} of ${tests.passed + tests.failed} tests)` : "";
  console.log(`${ok ? "✓" : "✗"} ${name.padEnd(18)} ${seconds} s  ${proves}${counted}`);
  if (!ok) console.log(output.trimEnd().replace(/^/gm, "    "));
  return tests ?? { passed: ok ? 1 : 0, failed: ok ? 0 : 1 };
}
