// How fast is entropic transport onto a few atoms beside POT, and in how many iterations does it converge on any data?
//
//     npm run build && npm run bench -- entropic [--quick] [--large] [--json FILE]
import * as ot from "@equal-bits/ot";
import { MEMORY_COPY, memoryCopy } from "./candidates/floors.mjs";
import { otEntropic, otExact } from "./candidates/ot-entropic.mjs";
import { problems } from "./entropic/cases.mjs";
import { convergenceTable } from "./entropic/convergence-table.mjs";
import { entropicGoals } from "./entropic/goals.mjs";
import { memoryAnchor } from "./harness/anchor.mjs";
import { measureCase } from "./harness/measure-case.mjs";
import { printColumns, shown } from "./harness/print-table.mjs";
import { reportWithPeer } from "./harness/report-with-peer.mjs";
import { shareArray } from "./harness/shared-file.mjs";

/** @param {import("./harness/options.mjs").Options} options */
export async function ask(options) {
  const { peer, report } = await reportWithPeer(options, { script: "transport.py", needs: "numpy and POT" });
  for (const problem of problems(options)) {
    const candidates = await candidatesFor(problem, peer);
    const milliseconds = options.quick ? 5 : 30;
    report.add(await measureCase(problem.name, candidates, { rounds: 5, milliseconds, floor: MEMORY_COPY }));
  }
  peer?.stop();
  const tables = ot.entropicAtoms === undefined ? [] : convergenceTables(options);
  report.finish(entropicGoals(report.rows, tables), { convergence: tables });
}

async function candidatesFor(problem, peer) {
  const weights = problem.draw();
  const ours = problem.epsilon > 0 ? await otEntropic(problem, weights) : otExact(problem, weights);
  const { atoms, shares, epsilon, tolerance, maxIterations, methods } = problem;
  const path = shareArray("weights", weights);
  const asked = { weights: path, atoms, shares, epsilon, tolerance, maxIterations, methods };
  return [memoryAnchor(), memoryCopy(weights), ...ours, ...((await peer?.candidatesFor(asked)) ?? [])];
}

function convergenceTables({ quick }) {
  const few = quick ? 10 : 1;
  const tables = [
    convergenceTable({ levels: "2", drawLevels: () => 2, instances: 3500 / few }),
    convergenceTable({
      levels: "3 to 16",
      drawLevels: (random) => 3 + random.below(14),
      instances: 700 / few,
    }),
  ];
  console.log("\niterations over random problems");
  for (const { levels, instances, failures, worst, histogram, worstInstance } of tables) {
    printColumns([{ levels, instances, failures, worst }], ["levels", "instances", "failures", "worst"]);
    console.log(
      `  iterations: problems  ${JSON.stringify(histogram).replaceAll(/["{}]/g, "").replaceAll(",", ", ")}`,
    );
    const { shape, size, epsilon, seed } = worstInstance;
    console.log(`  worst: ${shape}, N = ${size}, ε = ${shown(epsilon)}, seed ${seed}`);
  }
  return tables;
}
