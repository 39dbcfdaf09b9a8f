// How fast are the flips between two layers counted from packed signs, beside one pass that only reads both?
//
//     npm run build && npm run bench -- packed-flips [--quick] [--json FILE]
import { measureCase } from "./harness/measure-case.mjs";
import { reportWithPeer } from "./harness/report-with-peer.mjs";
import { candidatesFor } from "./packed-flips/candidates.mjs";
import { problems } from "./packed-flips/cases.mjs";
import { packedFlipsGoals } from "./packed-flips/goals.mjs";
import { FLOOR } from "./packed-flips/read-both.mjs";

/** @param {import("./harness/options.mjs").Options} options */
export async function ask(options) {
  const { peer, report } = await reportWithPeer(options, {
    script: "popcount.py",
    needs: "numpy",
    packages: ["assemblyscript"],
  });
  for (const problem of problems(options)) {
    const rows = await measureCase(problem.name, await candidatesFor(problem, peer), {
      rounds: 7,
      milliseconds: options.quick ? 5 : 30,
      elements: 32 * problem.words,
      floor: FLOOR,
    });
    report.add(rows);
    const wrong = rows.find(({ exact }) => exact === false);
    if (wrong) throw new Error(`${wrong.candidate} counts wrongly on ${wrong.case}`);
  }
  peer?.stop();
  report.finish(packedFlipsGoals(report.rows));
}
