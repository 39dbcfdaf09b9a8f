import { expect, test } from "vitest";
import type { Figure, LineFigure } from "../../../src/studies/figure.js";
import { studyFigureSvg } from "../../../src/studies/report/study-figure-svg.js";
import { hostile, madeHostile } from "./made-hostile.js";
import { madeUpIntervals, madeUpLines, madeUpTiles } from "./made-up-figures.js";

const figures: readonly Figure[] = [madeUpLines, madeUpIntervals, madeUpTiles];

for (const figure of figures) {
  test(`${figure.kind}: a document that stands alone, on white, in colours of its own, and says what it shows`, () => {
    const svg = studyFigureSvg(figure);
    expect(svg).toMatch(/^<svg role="img" aria-label="[^"]{40,}" /);
    expect(svg).toContain('xmlns="http://www.w3.org/2000/svg"');
    expect(svg).toMatch(/background: ?#ffffff/);
    expect(svg).not.toMatch(/NaN|Infinity|undefined|var\(--(text|page|series)/);
  });

  test(`${figure.kind}: the same figure gives the same bytes`, () => {
    expect(studyFigureSvg(figure)).toBe(studyFigureSvg(figure));
  });

  test(`${figure.kind}: no text of it becomes markup`, () => {
    const svg = studyFigureSvg(madeHostile(figure));
    expect(svg).not.toContain("<script");
    expect(svg.replaceAll(/<\/?[a-z]+( [a-z][a-z0-9-]*="[^"<]*")* ?\/?>/gi, "")).not.toContain("<"); // nothing but whole tags
    expect(svg).not.toContain(hostile);
  });
}

test("example: eight lines differ in their dashes, their marks and their colours", () => {
  const [series] = madeUpLines.series;
  const eight = Array.from({ length: 8 }, (_, i) => ({ ...series, name: `s${i}` }));
  const svg = studyFigureSvg({ ...madeUpLines, series: eight });
  const lines = svg.match(/<(g|path)[^>]*aria-label="line"[^>]*>/g) ?? [];
  const dashes = lines.map((tag) => / stroke-dasharray="([^"]*)"/.exec(tag)?.[1]);
  expect(lines).toHaveLength(8);
  expect(new Set(dashes).size).toBe(8);
  expect(new Set([...svg.matchAll(/<polygon[^>]* fill="([^"]*)"/g)].map(([, color]) => color)).size).toBe(8);
});

test("example: each axis says its unit", () => {
  expect(studyFigureSvg(madeUpLines)).toContain(">test accuracy (%)</text>");
  expect(studyFigureSvg(madeUpIntervals)).toContain("difference of test accuracy (points)</text>");
});

const odd: Readonly<Record<string, LineFigure["series"]>> = {
  "no point": [{ name: "empty", points: [] }],
  "one point": [{ name: "one", points: [{ x: 1, value: 1 }] }],
  "points alike": [{ name: "alike", points: [1, 2].map((x) => ({ x, value: 0 })) }],
  "huge and tiny": [{ name: "far", points: [-1e15, 0, 5e-324, 1e15].map((x) => ({ x, value: x })) }],
};
for (const [name, series] of Object.entries(odd))
  test(`lines of ${name} can be drawn`, () => {
    expect(studyFigureSvg({ ...madeUpLines, series })).not.toMatch(/NaN|Infinity|undefined/);
  });

for (const least of [1e-15, 0.4, 1])
  test(`logarithmic axes from ${least} to 1 can be drawn`, () => {
    const points = [least, 1].map((x) => ({ x, value: x }));
    const axis = { label: "steps", unit: "", logarithmic: true };
    const figure = { ...madeUpLines, x: axis, y: axis, series: [{ name: "one", points }] };
    expect(studyFigureSvg(figure)).not.toMatch(/NaN|Infinity|undefined/);
  });
