import { DomainError } from "@equal-bits/core";
import { describe, expect, test } from "vitest";
import { runLabels, summaryRows } from "../../src/report/summary-rows.js";
import { exampleComparison } from "./example-comparison.js";
import { smallComparison, smallRun } from "./small-comparison.js";

describe("summaryRows", () => {
  test("example: filters with 1 of 4 and 2 of 4 weights at +1", () => {
    const quarter = -(1 / 4) * Math.log2(1 / 4) - (3 / 4) * Math.log2(3 / 4); // 0.811 bits
    expect(summaryRows(smallComparison())).toEqual([
      {
        label: "sign",
        testAccuracy: 0.75,
        finalLoss: 1.5,
        meanRatio: 0.375,
        leastRatio: 0.25,
        greatestRatio: 0.5,
        entropy: (quarter + 1) / 2,
        flipsPerStep: 0.125,
        seconds: 12.5,
      },
    ]);
  });

  test("example: filters without and with only +1 carry no information", () => {
    const layers = [{ name: "dense1", filters: 2, size: 4, positives: [0, 4] }];
    const [row] = summaryRows(smallComparison(smallRun({ layers })));
    expect([row.entropy, row.leastRatio, row.greatestRatio]).toEqual([0, 0, 1]);
  });

  test("for every run: least ≤ mean ≤ greatest ratio, 0 ≤ entropy ≤ 1, and rows keep the runs' order", () => {
    const rows = summaryRows(exampleComparison());
    expect(rows.map(({ label }) => label)).toEqual(["sign", "equal-bits(0.5)", "equal-bits(0.3)"]);
    for (const row of rows) {
      expect(row.leastRatio).toBeLessThanOrEqual(row.meanRatio + 1e-12);
      expect(row.meanRatio).toBeLessThanOrEqual(row.greatestRatio + 1e-12);
      expect(row.entropy).toBeGreaterThanOrEqual(0);
      expect(row.entropy).toBeLessThanOrEqual(1);
    }
    expect(rows[1].entropy).toBe(1);
  });

  test("runs of one quantizer are told apart by their seeds", () => {
    expect(
      runLabels([smallRun(), smallRun({ seed: 2 }), smallRun({ quantizer: "equal-bits(0.5)" })]),
    ).toEqual(["sign, seed 1", "sign, seed 2", "equal-bits(0.5)"]);
  });

  test("a comparison without runs, and a run without epochs or filters, is refused", () => {
    expect(() => summaryRows({ ...smallComparison(), runs: [] })).toThrow(DomainError);
    expect(() => summaryRows(smallComparison(smallRun({ epochs: [] })))).toThrow(
      "0 epochs and 2 filters in sign",
    );
    expect(() => summaryRows(smallComparison(smallRun({ layers: [] })))).toThrow(DomainError);
  });
});
