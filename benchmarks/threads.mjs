// How much faster do two workers select than one thread, and what does it cost to hand them work?
//
//     npm run build && npm run bench -- threads [--quick] [--large] [--json FILE]
//
// Time on the wall, as more than one core is meant to work: a busy machine makes these figures useless, and the spread says so.
import { groupsAsRows } from "@equal-bits/core";
import { threadedSelection } from "./candidates/ot-wasm-threads.mjs";
import { ratioGoal } from "./harness/goals.mjs";
import { wallCandidate } from "./harness/local-candidate.mjs";
import { measureCase } from "./harness/measure-case.mjs";
import { startReport } from "./harness/report.mjs";
import { drawWeights } from "./harness/weights.mjs";
import { expectedMarks } from "./select-top/expected-marks.mjs";

const ONE = "one thread";
const TWO = "two workers";

/** @param {import("./harness/options.mjs").Options} options */
export async function ask(options) {
  const report = startReport(options, []);
  for (const problem of problems(options)) {
    const selections = await selectionsFor(problem);
    if (selections === undefined) {
      report.note("absent: the threads of @equal-bits/ot-wasm");
      break;
    }
    const { one, two, candidates, elements } = selections;
    report.add(
      await measureCase(problem.name, candidates, { rounds: 9, milliseconds: 50, elements, floor: TWO }),
    );
    const dispatch = wallCandidate("dispatch to two workers", two.dispatch);
    report.add(
      await measureCase(`${problem.name}: nothing to do`, [dispatch], { rounds: 9, milliseconds: 20 }),
    );
    await Promise.all([one.stop(), two.stop()]);
  }
  report.finish(problems(options).filter(isLarge).map(goalFor(report.rows)));
}

function problems({ quick, large }) {
  const sizes = quick
    ? [[64, 4096]]
    : [
        [16, 4096],
        [1024, 4096],
        [4096, 4096],
      ];
  return [...sizes, ...(large ? [[16384, 4096]] : [])].map(([rows, size]) => ({
    name: `${rows} × ${size}`,
    layout: groupsAsRows(rows, size),
    count: size >> 1,
  }));
}

async function selectionsFor(problem) {
  const { groups, size } = problem.layout;
  const weights = drawWeights("gauss", groups, size);
  const one = await threadedSelection(1, weights, problem);
  const two = await threadedSelection(2, weights, problem);
  if (one === undefined || two === undefined) return undefined;
  const expected = expectedMarks(weights, problem);
  const exactness = (selection) => async () => {
    await selection.select();
    return { exact: Buffer.compare(selection.marks(), expected) === 0 };
  };
  const candidates = [
    wallCandidate(ONE, one.select, exactness(one)),
    wallCandidate(TWO, two.select, exactness(two)),
  ];
  return { one, two, candidates, elements: weights.length };
}

/** Below that the workers are not worth waking. */
function isLarge({ layout }) {
  return layout.groups * layout.size >= 4e6;
}

function goalFor(rows) {
  return ({ name }) =>
    ratioGoal(rows, { goal: `${name}: one / two`, of: name, ratio: [ONE, TWO], atLeast: 1.7 });
}
