import { expect, test } from "vitest";
import { figureLabel } from "../../../src/studies/report/figure-label.js";
import { madeUpIntervals, madeUpLines, madeUpTiles } from "./made-up-figures.js";

test("example: each kind of figure in words", () => {
  const lines = { ...madeUpLines, series: madeUpLines.series.slice(0, 1) };
  expect(figureLabel(lines)).toBe(
    "Accuracy over the ratio. test accuracy (%) over ratio of +1; equal bits: from 84.8 at 0.1 to 84.8 at 0.9, least 84.8 at 0.1, greatest 88.0 at 0.5.",
  );
  expect(figureLabel({ ...madeUpIntervals, rows: madeUpIntervals.rows.slice(0, 1) })).toBe(
    "Differences. difference of test accuracy (points), compared with 0; IR-Net: 0.53 (0.10 to 0.96).",
  );
  expect(figureLabel(madeUpTiles)).toBe(
    "Filters. pictures of 3 by 3 pixels, dark where a bit is 1; equal bits: 2 pictures, 72 % dark; sign: 3 pictures, 52 % dark.",
  );
});
