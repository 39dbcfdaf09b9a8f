import { expect, test } from "vitest";
import { judged } from "../harness/goals.mjs";
import { IN_MEMORY } from "../packed-flips/candidates.mjs";
import { problems } from "../packed-flips/cases.mjs";
import { packedFlipsGoals } from "../packed-flips/goals.mjs";
import { FLOOR, readBoth } from "../packed-flips/read-both.mjs";
import { watchedPair } from "../packed-flips/watched-pair.mjs";

/** A row for each case and candidate, all as quick. */
function rowsOf(cases) {
  return cases.flatMap(({ name }) =>
    [FLOOR, IN_MEMORY].map((candidate) => ({ case: name, candidate, nsPerElement: 1, median: 1 })),
  );
}

function unmeasured(options) {
  return judged(packedFlipsGoals(rowsOf(problems(options)))).filter(({ measured }) => measured === null);
}

test("for every goal: a full run measures it, and a quick one all but that of the largest case", () => {
  expect(unmeasured({ quick: false })).toEqual([]);
  expect(unmeasured({ quick: true }).map(({ goal }) => goal)).toEqual([expect.stringContaining("64 MiB")]);
});

test("for every case: the name says how long an array is, and the floor reads whole steps of it", () => {
  for (const { name, words } of problems({ quick: false })) {
    const bytes = words * 4;
    expect(name).toContain(bytes < 2 ** 20 ? `${bytes / 2 ** 10} KiB` : `${bytes / 2 ** 20} MiB`);
    expect(bytes % 128).toBe(0);
  }
});

test("example: the floors are compiled and run to the end of their arrays", async () => {
  const [floor, other] = await readBoth(watchedPair([new Uint32Array(64), new Uint32Array(64).fill(1)]));
  expect(floor.name).toBe(FLOOR);
  for (const { time } of [floor, other]) expect(() => time(1)).not.toThrow();
});
