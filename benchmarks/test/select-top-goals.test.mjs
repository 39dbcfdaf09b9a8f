import { expect, test } from "vitest";
import { judged } from "../harness/goals.mjs";
import { problems } from "../select-top/cases.mjs";
import { selectTopGoals } from "../select-top/goals.mjs";

const CANDIDATES = [
  "wasm sign()",
  "ot-wasm, cold",
  "ot-wasm, warm",
  "ot-wasm, warm, moved weights",
  "ot selectTop",
  "quickselect",
  "Float32Array.sort",
  "torch.kthvalue + apply",
  "torch.sort + scatter",
];

/** A row for each case and candidate, all as quick. */
function rowsOf(cases) {
  return cases.flatMap(({ name }) =>
    CANDIDATES.map((candidate) => ({ case: name, candidate, nsPerElement: 1, median: 1, passes: 1 })),
  );
}

function unmeasured(options) {
  return judged(selectTopGoals(rowsOf(problems(options)))).filter(({ measured }) => measured === null);
}

test("for every goal: a full run measures it", () => {
  expect(unmeasured({ quick: false, large: false })).toEqual([]);
});

test("for every goal of small groups and hard data: a quick run measures it too", () => {
  const goals = unmeasured({ quick: true, large: false }).map(({ goal }) => goal);
  expect(goals.filter((goal) => /64 × 576|hard|any/.test(goal))).toEqual([]);
  expect(goals.length).toBeGreaterThan(0);
});

test("for every case of a quick run: the name says how many weights there are", () => {
  for (const { name, layout } of problems({ quick: true, large: false }))
    expect(name).toContain(`${layout.groups} × ${layout.size}`);
});
