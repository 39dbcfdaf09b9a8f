import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { progressLine } from "../src/progress-line.js";
import { progress } from "./fake-experiments.js";

describe("progressLine", () => {
  test("example: half way, on 100 columns", () => {
    expect(progressLine("sign", progress(), 100)).toBe(
      "sign  ███████████████░░░░░░░░░░░░░░░  epoch 2/4  loss 0.335  acc 87.3 %  512 img/s  1:15 left",
    );
  });

  test("example: a run that waits", () => {
    expect(progressLine("sign", undefined, 100)).toBe("sign  waiting");
  });

  test("example: a run that is done", () => {
    expect(progressLine("sign", progress(0, { step: 100 }), 100)).toMatch(/512 img\/s {2}done$/);
  });

  test("example: an hour and more, and a time not known yet", () => {
    expect(progressLine("a", progress(0, { secondsLeft: 3725 }), 100)).toContain("1:02:05 left");
    expect(progressLine("a", progress(0, { secondsLeft: Number.POSITIVE_INFINITY }), 100)).toContain(
      "–:–– left",
    );
  });

  test("for every width that holds the words: the line fits", () => {
    fc.assert(
      fc.property(fc.integer({ min: 73, max: 250 }), fc.integer({ min: 0, max: 100 }), (columns, step) => {
        const line = progressLine("equal-bits(0.5)", progress(0, { step }), columns);
        expect(line.length).toBeLessThan(columns);
      }),
    );
  });
});
