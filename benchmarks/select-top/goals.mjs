import { ratioGoal, timeGoal } from "../harness/goals.mjs";
import { hardCases, nameOf } from "./cases.mjs";

const COLD = "ot-wasm, cold";
const WARM = "ot-wasm, warm";
const MOVED = "ot-wasm, warm, moved weights";
const SIGN = "wasm sign()";
const KTHVALUE = "torch.kthvalue + apply";

/**
 * What exact selection should come to.
 *
 * @param {readonly import("../harness/measure-case.mjs").Row[]} rows - of the whole run
 * @returns {import("../harness/goals.mjs").Goal[]}
 */
export function selectTopGoals(rows) {
  return [
    ...wasmGoals(rows, nameOf.small, { cold: 4, warm: 2, kthvalue: 20 }),
    ...wasmGoals(rows, nameOf.filters, { cold: 2.5, warm: 1.4, kthvalue: 25, sort: 90 }),
    ...wasmGoals(rows, nameOf.square, { cold: 1.75, warm: 1.2 }),
    ...wasmGoals(rows, nameOf.group, { cold: 1.4, warm: 1.15, kthvalue: 30 }),
    onHardData(rows),
    ofPasses(rows),
    ...[nameOf.small, nameOf.filters].flatMap((of) => typeScriptGoals(rows, of)),
  ];
}

function wasmGoals(rows, of, { cold, warm, kthvalue, sort }) {
  const atLeast = (name, factor) =>
    factor === undefined
      ? []
      : [ratioGoal(rows, { goal: `${of}: ${name} / ${COLD}`, of, ratio: [name, COLD], atLeast: factor })];
  return [
    ratioGoal(rows, { goal: `${of}: ${COLD} / sign()`, of, ratio: [COLD, SIGN], atMost: cold }),
    ...[WARM, MOVED].map((ratio) =>
      ratioGoal(rows, { goal: `${of}: ${ratio} / sign()`, of, ratio: [ratio, SIGN], atMost: warm }),
    ),
    ...atLeast(KTHVALUE, kthvalue),
    ...atLeast("torch.sort + scatter", sort),
  ];
}

/** The worst of the kinds of data. */
function onHardData(rows) {
  const cases = hardCases(rows.map((row) => row.case));
  const measured = (which) => {
    const ratios = cases?.map((of) =>
      ratioGoal(rows, { goal: of, of, ratio: [KTHVALUE, COLD] }).measured(which),
    );
    return ratios === undefined || ratios.includes(undefined) ? undefined : Math.min(...ratios);
  };
  return { goal: "hard data, the worst: torch.kthvalue + apply / cold", atLeast: 4, measured };
}

function ofPasses(rows) {
  const passes = rows.flatMap((row) => row.passes ?? []);
  const measured = () => (passes.length === 0 ? undefined : Math.max(...passes));
  return { goal: "any data: most passes over a group", atMost: 38, measured };
}

/** Seven nanoseconds were set on a machine on which quickselect takes 27: elsewhere their ratio is what counts. */
function typeScriptGoals(rows, of) {
  const ours = "ot selectTop";
  const quick = "quickselect";
  return [
    timeGoal(rows, { goal: `${of}: TypeScript, ns a weight`, of, candidate: ours, atMost: 7 }),
    ratioGoal(rows, { goal: `${of}: quickselect / TypeScript`, of, ratio: [quick, ours], atLeast: 3.86 }),
    ratioGoal(rows, {
      goal: `${of}: sort / TypeScript`,
      of,
      ratio: ["Float32Array.sort", ours],
      atLeast: 10,
    }),
  ];
}
