import { summaryColumns, summaryRows } from "@equal-bits/experiments";
import { expect, test } from "vitest";
import { resultsTable } from "../src/results-table.js";
import { comparisonOf } from "./fake-experiments.js";
import { fakeIo } from "./fake-io.js";

const rows = summaryRows(comparisonOf({ quantizers: ["sign", "equal-bits:0.5"] }));

test("example: two runs, without colours, within 80 columns", () => {
  const table = resultsTable(rows, summaryColumns, fakeIo());
  expect(`\n${table}\n`).toBe(`
                     test  final      ratio of +1       entropy    flips  time
quantizer        accuracy   loss   mean  least  greatest   (bits)    /step   (s)
────────────────────────────────────────────────────────────────────────────────
sign              90.00 %  0.500  0.500  0.250     0.750   0.8113  1.000 %   1.3
equal-bits(0.5)   89.00 %  0.500  0.500  0.500     0.500   1.0000  1.000 %   1.3
`);
  expect(Math.max(...table.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
});

test("example: colours change no width, and mark the best accuracy", () => {
  const ESC = String.fromCharCode(27);
  const coloured = resultsTable(rows, summaryColumns, fakeIo({ isTTY: true }));
  expect(coloured.replace(new RegExp(`${ESC}\\[\\d+m`, "g"), "")).toBe(
    resultsTable(rows, summaryColumns, fakeIo()),
  );
  expect(coloured).toContain(`${ESC}[1msign${ESC}[22m`);
});
