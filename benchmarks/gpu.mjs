// Do the kernels for gpu.js give the right bits in Node, and what do they take there? This says nothing about a GPU.
//
//     npm run build && npm run bench -- gpu [--quick] [--json FILE]
//
// Node has no GPU: gpu.js emulates its kernels on the CPU. For a GPU's speed the same calls have to be timed in a browser on the
// device that is meant, where gpuBackend() without a mode takes WebGPU or WebGL2.
import { groupsAsRows } from "@equal-bits/core";
import { cpuBackend } from "@equal-bits/ot";
import { ifInstalled } from "./harness/if-installed.mjs";
import { wallCandidate } from "./harness/local-candidate.mjs";
import { measureCase } from "./harness/measure-case.mjs";
import { startReport } from "./harness/report.mjs";
import { drawWeights } from "./harness/weights.mjs";
import { expectedMarks } from "./select-top/expected-marks.mjs";

const MODES = ["webasm", "cpu"];
const REFERENCE = "ot (the reference)";

/** @param {import("./harness/options.mjs").Options} options */
export async function ask(options) {
  const report = startReport(options, ["gpu.js"]);
  report.note("this is gpu.js on the CPU, of use for checking bits alone: it is no GPU speed");
  const backends = [cpuBackend, ...(await gpuBackends(report))];
  for (const { name, layout, count, distribution } of problems(options)) {
    const weights = drawWeights(distribution, layout.groups, layout.size);
    const expected = expectedMarks(weights, { layout, count });
    const counts = new Int32Array(layout.groups).fill(count);
    const candidates = backends.map((backend) => candidateOf(backend, { weights, layout, counts, expected }));
    const elements = weights.length;
    report.add(
      await measureCase(name, candidates, { rounds: 5, milliseconds: 20, elements, floor: REFERENCE }),
    );
  }
  for (const backend of backends) await backend.dispose?.();
  const wrong = () => report.rows.filter(({ exact }) => !exact).length;
  report.finish([{ goal: "rows with a bit unlike the oracle's", atMost: 0, measured: wrong }]);
}

function problems({ quick }) {
  const sizes = quick
    ? [[4, 576]]
    : [
        [64, 576],
        [64, 4608],
      ];
  return sizes.flatMap(([rows, size]) =>
    ["gauss", "ties", "outlier"].map((distribution) => ({
      name: `${distribution}, ${rows} × ${size}`,
      layout: groupsAsRows(rows, size),
      count: size >> 1,
      distribution,
    })),
  );
}

async function gpuBackends(report) {
  const package_ = await ifInstalled(() => import("@equal-bits/ot-gpu"));
  if (!package_?.gpuBackend) {
    report.note("absent: the backend of @equal-bits/ot-gpu");
    return [];
  }
  const backends = [];
  for (const mode of MODES) backends.push(await package_.gpuBackend({ mode }));
  return backends;
}

function candidateOf(backend, { weights, layout, counts, expected }) {
  const marks = new Uint8Array(weights.length);
  const select = () => backend.selectTop(weights, layout, counts, marks);
  const name = backend === cpuBackend ? REFERENCE : `gpu.js, ${backend.mode ?? backend.name}`;
  return wallCandidate(name, select, async () => {
    await select();
    return { exact: Buffer.compare(marks, expected) === 0 };
  });
}
