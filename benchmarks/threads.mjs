// How much faster do two workers select than one thread, and what does it cost to hand them work?
//
//     npm run build && npm run bench -- threads [--quick] [--large] [--json FILE]
//
// Time on the wall, as more than one core is meant to work: a busy machine makes these figures useless, and the spread says so.
import { groupsAsRows } from "@equal-bits/core";
import { dispatchCandidate, threadCandidates, threadNames } from "./candidates/ot-wasm-threads.mjs";
import { ratioGoal } from "./harness/goals.mjs";
import { measureCase } from "./harness/measure-case.mjs";
import { startReport } from "./harness/report.mjs";
import { drawWeights } from "./harness/weights.mjs";
import { expectedMarks } from "./select-top/expected-marks.mjs";

const ROUNDS = 9;
const DISPATCH = "to workers and back";

/** @param {import("./harness/options.mjs").Options} options */
export async function ask(options) {
  const report = startReport(options, []);
  const dispatch = await dispatchCandidate();
  if (dispatch === undefined) {
    report.note("absent: the threads of @equal-bits/ot-wasm");
    return report.finish([]);
  }
  report.add(await measureCase(DISPATCH, dispatch.candidates, { rounds: ROUNDS, milliseconds: 20 }));
  await dispatch.stop();
  const all = problems(options);
  for (const problem of all) report.add(await rowsOf(problem));
  return report.finish(all.filter(isLarge).flatMap((problem) => goalsFor(report.rows, problem)));
}

function problems({ quick, large }) {
  const rows = quick ? [64] : [16, 64, 1024, 4096, ...(large ? [16384] : [])];
  return rows.map((groups) => problem(groups, 4096));
}

function problem(groups, size) {
  return { name: `${groups} × ${size}`, layout: groupsAsRows(groups, size), count: size >> 1 };
}

async function rowsOf(problem) {
  const { groups, size } = problem.layout;
  const weights = drawWeights("gauss", groups, size);
  const { candidates, stop } = await threadCandidates(weights, problem, expectedMarks(weights, problem));
  const options = { rounds: ROUNDS, milliseconds: 50, elements: weights.length, floor: threadNames.floor };
  const rows = await measureCase(problem.name, candidates, options);
  await stop();
  const wrong = rows.find(({ exact }) => exact === false);
  if (wrong) throw new Error(`${wrong.candidate} marks wrongly on ${wrong.case}`);
  return rows;
}

/** Below that the goal says nothing. */
function isLarge({ layout }) {
  return layout.groups * layout.size >= 4e6;
}

function goalsFor(rows, { name }) {
  return [threadNames.cold, threadNames.warm].map((ratio) =>
    ratioGoal(rows, { goal: `${name}: ${ratio.join(" / ")}`, of: name, ratio, atLeast: 1.7 }),
  );
}
