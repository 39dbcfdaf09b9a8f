import { expect, test } from "vitest";
import { judged, ratioGoal, timeGoal } from "../harness/goals.mjs";
import { measureCase, ratioOf } from "../harness/measure-case.mjs";

/** Rows of one case: ours at 2 ns, a peer at 30 ns in a process whose memory copy takes half as long again as ours. */
const rows = [
  { case: "c", candidate: "copy", nsPerElement: 1, median: 1, anchor: true },
  { case: "c", candidate: "ours", nsPerElement: 2, median: 4 },
  { case: "c", candidate: "peer's copy", nsPerElement: 1.5, median: 1.5, anchor: true, process: "peer.py" },
  { case: "c", candidate: "peer", nsPerElement: 30, median: 30, process: "peer.py" },
];
const [copy, ours, , peer] = rows;

function verdict(goal) {
  return judged([goal])[0].verdict;
}

test("example: a ratio within one process is that of the times", () => {
  expect(ratioOf(rows, ours, copy)).toBe(2);
  expect(ratioOf(rows, ours, copy, "median")).toBe(4);
});

test("example: a ratio across processes is that of the times in memory copies", () => {
  expect(ratioOf(rows, peer, ours)).toBe(30 / 1.5 / (2 / 1));
  expect(ratioOf(rows, ours, peer)).toBe(1 / 10);
});

test("example: without a copy on both sides it is that of the times", () => {
  expect(ratioOf([ours, peer], peer, ours)).toBe(15);
});

test("example: goals met and missed, by how much, and not measured", () => {
  const goal = (rest) => ratioGoal(rows, { goal: "g", of: "c", ratio: ["peer", "ours"], ...rest });
  expect(verdict(goal({ atLeast: 10 }))).toBe("met");
  expect(verdict(goal({ atLeast: 25 }))).toBe("missed by a factor of 2.50");
  expect(verdict(goal({ atMost: 4 }))).toBe("missed by a factor of 2.50");
  expect(verdict(goal({ ratio: ["nobody", "ours"], atLeast: 1 }))).toBe("not measured in this run");
  expect(verdict(goal({ of: "another case", atLeast: 1 }))).toBe("not measured in this run");
  expect(verdict(timeGoal(rows, { goal: "g", of: "c", candidate: "ours", atMost: 2 }))).toBe("met");
  expect(verdict({ goal: "failures", atMost: 0, measured: () => 0 })).toBe("met");
  expect(verdict({ goal: "failures", atMost: 0, measured: () => 3 })).toBe("missed by 3");
});

test("for every goal: a figure that is no number is not met", () => {
  for (const bound of [{ atMost: 1 }, { atLeast: 1 }, { atMost: 0 }])
    expect(verdict({ goal: "g", ...bound, measured: () => Number.NaN })).not.toBe("met");
});

test("example: rows have the time of one element, what came of it, and their ratio to the floor", async () => {
  const takes = (name, milliseconds, outcome) => ({ name, time: (calls) => calls * milliseconds, outcome });
  const candidates = [takes("floor", 2), takes("slow", 6, () => ({ exact: true }))];
  const measured = await measureCase("c", candidates, {
    rounds: 5,
    milliseconds: 1,
    elements: 1000,
    floor: "floor",
  });
  const shared = { case: "c", spread: 0, rounds: 5 };
  expect(measured).toEqual([
    { ...shared, candidate: "floor", nsPerElement: 2000, median: 2000, ratioToFloor: 1 },
    { ...shared, candidate: "slow", nsPerElement: 6000, median: 6000, ratioToFloor: 3, exact: true },
  ]);
});

test("example: without elements rows have milliseconds", async () => {
  const [row] = await measureCase("c", [{ name: "a", time: (calls) => 3 * calls }], {
    rounds: 5,
    milliseconds: 1,
  });
  expect(row).toEqual({ case: "c", candidate: "a", milliseconds: 3, median: 3, spread: 0, rounds: 5 });
});
