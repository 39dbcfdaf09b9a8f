// How fast is exact selection, beside what others do for the same marks and beside the floor of one pass over the weights?
//
//     npm run build && npm run bench -- select-top [--quick] [--large] [--json FILE]
import { wasmBackend } from "./candidates/ot-wasm.mjs";
import { measureCase } from "./harness/measure-case.mjs";
import { startReport } from "./harness/report.mjs";
import { startPeer } from "./harness/start-peer.mjs";
import { candidatesFor } from "./select-top/candidates.mjs";
import { problems } from "./select-top/cases.mjs";
import { expectedMarks } from "./select-top/expected-marks.mjs";
import { selectTopGoals } from "./select-top/goals.mjs";

const PACKAGES = ["@tensorflow/tfjs-core", "@tensorflow/tfjs-backend-wasm", "d3-array", "quickselect"];

/** @param {import("./harness/options.mjs").Options} options */
export async function ask(options) {
  const peer = await startPeer("selection.py");
  const report = startReport(options, PACKAGES, peer?.versions);
  for (const absent of peer?.absent ?? [
    "Python with numpy and torch; set $PYTHON to an interpreter that has them",
  ])
    report.note(`absent: ${absent}`);
  const hasWasm = (await wasmBackend()) !== undefined;
  if (!hasWasm)
    report.note("absent: the kernels of @equal-bits/ot-wasm, so the floor is sign() in TypeScript");
  for (const problem of problems(options)) {
    const weights = problem.draw();
    const candidates = await candidatesFor(problem, weights, expectedMarks(weights, problem), peer);
    const rows = await measureCase(problem.name, candidates, {
      rounds: 7,
      milliseconds: options.quick ? 5 : 30,
      elements: weights.length,
      floor: hasWasm ? "wasm sign()" : "sign() in TypeScript",
    });
    for (const candidate of candidates) candidate.dispose?.();
    report.add(rows);
    requireExact(rows);
  }
  peer?.stop();
  report.finish(selectTopGoals(report.rows));
}

/** Others may mark wrongly under ties, and their rows say so; ours may not. */
function requireExact(rows) {
  const wrong = rows.find(({ candidate, exact }) => candidate.startsWith("ot") && exact === false);
  if (wrong) throw new Error(`${wrong.candidate} marks wrongly on ${wrong.case}`);
}
