// How fast is exact selection, beside what others do for the same marks and beside the floor of one pass over the weights?
//
//     npm run build && npm run bench -- select-top [--quick] [--large] [--json FILE]
import { wasmBackend } from "./candidates/ot-wasm.mjs";
import { measureCase } from "./harness/measure-case.mjs";
import { reportWithPeer } from "./harness/report-with-peer.mjs";
import { candidatesFor } from "./select-top/candidates.mjs";
import { problems } from "./select-top/cases.mjs";
import { expectedMarks } from "./select-top/expected-marks.mjs";
import { selectTopGoals } from "./select-top/goals.mjs";

/** @param {import("./harness/options.mjs").Options} options */
export async function ask(options) {
  const packages = ["@tensorflow/tfjs-core", "@tensorflow/tfjs-backend-wasm", "d3-array", "quickselect"];
  const asked = { script: "selection.py", needs: "numpy and torch", packages };
  const { peer, report } = await reportWithPeer(options, asked);
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
