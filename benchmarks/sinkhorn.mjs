// How fast is Sinkhorn's algorithm on a dense cost matrix beside POT, down to the same error?
//
//     npm run build && npm run bench -- sinkhorn [--quick] [--json FILE]
import { MEMORY_COPY, memoryCopy } from "./candidates/floors.mjs";
import { otSinkhorn } from "./candidates/ot-sinkhorn.mjs";
import { memoryAnchor } from "./harness/anchor.mjs";
import { measureCase } from "./harness/measure-case.mjs";
import { reportWithPeer } from "./harness/report-with-peer.mjs";
import { shareArray } from "./harness/shared-file.mjs";
import { drawProblem, problems } from "./sinkhorn/cases.mjs";
import { sinkhornGoals } from "./sinkhorn/goals.mjs";

/** What ours comes down to where POT is absent or fails. */
const TOLERANCE = 1e-6;

/** @param {import("./harness/options.mjs").Options} options */
export async function ask(options) {
  const { peer, report } = await reportWithPeer(options, { script: "transport.py", needs: "numpy and POT" });
  for (const problem of problems(options)) {
    const candidates = await candidatesFor(problem, peer);
    const milliseconds = options.quick ? 5 : 30;
    const rows = await measureCase(problem.name, candidates, { rounds: 5, milliseconds, floor: MEMORY_COPY });
    report.add(rows.map(withTimeOfIteration));
  }
  peer?.stop();
  report.finish(sinkhornGoals(report.rows));
}

async function candidatesFor(problem, peer) {
  const arrays = drawProblem(problem);
  const { epsilon, tolerance, maxIterations, methods } = problem;
  const paths = Object.fromEntries(
    Object.entries(arrays).map(([name, values]) => [name, shareArray(name, values)]),
  );
  const theirs = (await peer?.candidatesFor({ ...paths, epsilon, tolerance, maxIterations, methods })) ?? [];
  const asGood = await errorOf(theirs);
  const ours = otSinkhorn(arrays, { epsilon, tolerance: asGood, maxIterations });
  return [memoryAnchor(), memoryCopy(arrays.cost), ...ours, ...theirs];
}

/** The L1 error that POT ends with, so that ours goes on until it is no greater. */
async function errorOf(theirs) {
  const pot = theirs.find(({ name }) => name.startsWith("POT"));
  const { marginalError } = (await pot?.outcome()) ?? {};
  return marginalError < 1e-3 ? marginalError : TOLERANCE;
}

function withTimeOfIteration(row) {
  if (row.iterations === undefined) return row;
  return { ...row, millisecondsPerIteration: row.milliseconds / row.iterations };
}
