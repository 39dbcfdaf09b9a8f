import { entropyPicture, flipsPicture } from "@equal-bits/metrics";
import fc from "fast-check";
import { expect, test } from "vitest";

const long = "a name that is longer than a picture is wide, and goes on";

test("for every size, title, legend and name of a layer: room is left to draw in", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 240, max: 900 }),
      fc.integer({ min: 200, max: 900 }),
      fc.integer({ min: 1, max: 12 }),
      fc.constantFrom("a", long),
      (width, height, count, name) => {
        const layers = Array.from({ length: 30 }, (_, i) => ({ name: `${name}${i}`, entropies: [0, 1.5] }));
        const series = Array.from({ length: count }, (_, i) => ({ name: `${i} ${name}`, layers }));
        const svg = entropyPicture({ title: `${name} ${name}`, width, height, series });
        const lines = [...svg.matchAll(/<path d="M[\d.]+ ([\d.]+)h([\d.]+)" stroke="currentColor"/g)];
        const places = lines.map(([, y]) => Number(y));
        expect(Math.max(...places) - Math.min(...places)).toBeGreaterThan(0.1 * height);
        expect(Number(lines[0][2])).toBeGreaterThan(0.5 * width);
      },
    ),
  );
});

test("example: names that do not fit side by side are written upwards, and keep their ends", () => {
  const layers = Array.from({ length: 30 }, (_, i) => ({ name: `${long}${i}`, entropies: [1] }));
  const svg = entropyPicture({ title: "deep", series: [{ name: "sign", layers }] });
  const upright = [...svg.matchAll(/rotate\(-90\)"[^>]*>([^<]*)</g)].map(([, text]) => text);
  expect(upright.length).toBeGreaterThan(9);
  for (const text of upright) expect(text).toMatch(/^….*\d$/);
});

test("example: numbers stay level", () => {
  const svg = flipsPicture({
    title: "flips",
    series: [{ name: "sign", flips: new Array(50_000).fill(0.5) }],
  });
  expect(svg).not.toContain("rotate");
});
