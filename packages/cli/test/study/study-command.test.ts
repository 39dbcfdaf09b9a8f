import { describe, expect, test } from "vitest";
import { run } from "../../src/run.js";
import { fakeExperiments, sweepProgress } from "../fake-experiments.js";
import { fakeIo } from "../fake-io.js";
import { ran } from "../ran.js";

describe("study list", () => {
  test("names every study with its claim", async () => {
    const { code, io, experiments } = await ran(["study", "list"]);
    expect(code).toBe(0);
    for (const { name, title } of experiments.studies) expect(io.out()).toContain(`${name}  ${title}`);
  });

  test("--json prints the same as JSON", async () => {
    const { io, experiments } = await ran(["study", "list", "--json"]);
    const listed = experiments.studies.map(({ name, title, claim }) => ({ name, title, claim }));
    expect(JSON.parse(io.out())).toEqual(listed);
  });
});

describe("study run", () => {
  test("runs the studies of the names once each, in their own order, and prints verdicts and the report", async () => {
    const { code, io, experiments } = await ran([
      "study",
      "run",
      "pruning",
      "exactness",
      "pruning",
      "--seeds",
      "4",
    ]);
    expect(code).toBe(0);
    const asked = experiments.studied.map(({ study, seeds, scale, out, command }) => [
      study,
      seeds,
      scale,
      out,
      command,
    ]);
    expect(asked).toEqual([
      ["exactness", 4, "quick", "evidence", "equal-bits study run exactness --scale quick --seeds 4"],
      ["pruning", 4, "quick", "evidence", "equal-bits study run pruning --scale quick --seeds 4"],
    ]);
    expect(io.out()).toContain("not decided at this scale: A is better than b.");
    expect(io.out()).toContain(
      "accuracy of a less that of b: 1.23 points, 95 % interval −0.5 to 2.9 (3 seeds, paired)",
    );
    expect(io.out()).toContain("left: 0 things (counted)");
    expect(io.out()).toMatch(/report: evidence\/index\.html\n$/);
    expect(io.err()).toContain("exactness 1/3  sign, mlp, seed 1: 81.25 %  1:15 left\n");
  });

  test("all runs every study; --quiet shows no progress", async () => {
    const { experiments, io } = await ran([
      "study",
      "run",
      "all",
      "--quiet",
      "--scale",
      "full",
      "--processes",
      "3",
    ]);
    expect(experiments.studied.map(({ study }) => study)).toEqual(
      experiments.studies.map(({ name }) => name),
    );
    expect(experiments.studied[0]).toMatchObject({ scale: "full", processes: 3, offline: false });
    expect(io.err()).toBe("");
  });

  test("--json prints the results and nothing else", async () => {
    const { io } = await ran(["study", "run", "levels", "--json"]);
    expect(JSON.parse(io.out())).toMatchObject([{ schema: 1, study: "levels" }]);
  });

  test("--dry-run prints the plan, one line for all seeds, and trains nothing", async () => {
    const { code, io, experiments } = await ran(["study", "run", "levels", "--dry-run"]);
    expect([code, experiments.studied.length]).toEqual([0, 0]);
    expect(io.out()).toContain("levels: 3 runs, about 1:15");
    expect(io.out()).toMatch(/sign +mlp × 0\.25 +real activations +embedded.*3 seeds +1 done +50 s each/);
    expect(io.out()).toContain("3 runs, 1 of them done");
  });

  test("on a terminal a bar tells runs, time left and what trains", async () => {
    const { io } = await ran(["study", "run", "levels"], { isTTY: true, columns: 120 });
    expect(io.err()).toContain("1/3 runs  1:15 left  sign 50 %");
  });

  test("Ctrl-C stops it, exit 130, and tells how to go on", async () => {
    const io = fakeIo();
    const experiments = fakeExperiments({
      runStudy: ({ signal, onProgress }) =>
        new Promise((_, reject) => {
          signal?.addEventListener("abort", () => reject(signal.reason));
          onProgress?.(sweepProgress());
          io.interrupt();
        }),
    });
    const code = await run(["study", "run", "levels"], io, async () => experiments);
    expect(code).toBe(130);
    expect(io.err()).toMatch(/continue with: equal-bits study run levels\n$/);
    expect(io.listeners()).toBe(0);
  });

  test("what a study throws is one line, exit 1", async () => {
    const { code, io } = await ran(
      ["study", "run", "levels"],
      {},
      { runStudy: () => Promise.reject(new Error("a\nb")) },
    );
    expect([code, io.err()]).toEqual([1, "equal-bits: a b\n"]);
  });
});

test("study report writes the page", async () => {
  const { code, io } = await ran(["study", "report", "results"]);
  expect([code, io.out()]).toEqual([0, "report: results/index.html\n"]);
});

describe("wrong usage is exit 2, on one line", () => {
  for (const [words, told] of Object.entries({
    "run ratio-sweeps": "did you mean ratio-sweep?",
    "run levels --seeds 1": "--seeds must be a whole number from 2 to 1000, got 1",
    "run levels --scale huge": "huge",
    "run levels --seed 1": "did you mean --seeds?",
    run: "names",
    report: "dir",
    lists: "study takes list, run or report, got lists",
  }))
    test(words, async () => {
      const { code, io, experiments } = await ran(["study", ...words.split(" ")]);
      expect(code).toBe(2);
      expect(io.err()).toContain(told);
      expect(io.err().trim().split("\n").length).toBe(1);
      expect(experiments.studied).toEqual([]);
    });

  test("study alone prints its help", async () => {
    const { code, io } = await ran(["study"]);
    expect(code).toBe(2);
    expect(io.err()).toContain("study list");
  });
});
