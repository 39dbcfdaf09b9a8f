import fc from "fast-check";
import { expect, test } from "vitest";
import { drawLegend, type LegendEntry } from "../../src/pictures/legend.js";

const entries = (count: number): LegendEntry[] =>
  Array.from({ length: count }, (_, i) => ({
    text: `series ${i}`,
    sample: (x, y) => `<path d="M${x} ${y}"/>`,
  }));

const texts = (svg: string): string[] => [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text);

test("for every number of entries and rows: no more rows than allowed, and each entry is shown or counted", () => {
  fc.assert(
    fc.property(
      fc.nat({ max: 40 }),
      fc.integer({ min: 2, max: 6 }),
      fc.integer({ min: 240, max: 900 }),
      (count, most, width) => {
        const { height, svg } = drawLegend(entries(count), 0, width, 18 * most);
        const shown = texts(svg);
        const more = Number(/^and (\d+) more$/.exec(shown[shown.length - 1] ?? "")?.[1] ?? 0);
        expect(shown.length - (more > 0 ? 1 : 0) + more).toBe(count);
        expect(height).toBeLessThanOrEqual(18 * most);
        expect(shown.slice(0, shown.length - (more > 0 ? 1 : 0))).toEqual(
          entries(count - more).map(({ text }) => text),
        );
      },
    ),
  );
});

test("example: two entries in a row, each right of its sample; none is no row", () => {
  const { height, svg } = drawLegend(entries(2), 100, 420, 54);
  expect(height).toBe(18);
  expect(texts(svg)).toEqual(["series 0", "series 1"]);
  const [[, sample], [, text]] = [...svg.matchAll(/(?:M|x=")([\d.]+)/g)];
  expect(Number(sample)).toBeLessThan(Number(text));
  expect(drawLegend([], 0, 420, 54)).toEqual({ height: 0, svg: "" });
});
