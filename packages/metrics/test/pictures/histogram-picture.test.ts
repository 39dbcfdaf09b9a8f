import { ShapeError } from "@equal-bits/core";
import { histogramPicture } from "@equal-bits/metrics";
import { expect, test } from "vitest";

const bins = { title: "conv2", edges: [-1, 0, 1], counts: [100, 50] };

test("example: two bars, the second half as high as the first; a dashed line where sign cuts", () => {
  const svg = histogramPicture({ ...bins, cuts: [[0]] });
  const [, left, right] = svg.match(/d="(M[^"]*)(M[^"]*)" fill="#d9541e"/) ?? [];
  const height = (bar: string): number => {
    const [from, to] = [...bar.matchAll(/V([\d.]+)/g)].map(([, y]) => Number(y));
    return to - from;
  };
  expect(height(left) / height(right)).toBeCloseTo(2, 1);
  expect(svg).toContain(">cut at 0</text>");
  expect(svg).toMatch(
    /<path d="M\d+(\.\d+)? [^"]*" stroke="currentColor" stroke-width="1.5" stroke-dasharray/,
  );
  expect(svg).toContain("<desc>Histogram: weights by latent weight, in 2 bins. Cuts: 0 throughout.</desc>");
});

test("example: the cuts of three filters at two boundaries; a filter without a cut has none", () => {
  const svg = histogramPicture({
    ...bins,
    cuts: [
      [-0.5, -0.4, null],
      [0.4, 0.5, 0.6],
    ],
  });
  expect(svg).toContain(">median cuts at −0.45, 0.5</text>");
  const ticks = [...svg.matchAll(/<path d="((?:M[\d.]+ [\d.]+v7)+)"/g)].map(
    ([, path]) => path.split("v7").length - 1,
  );
  expect(ticks).toEqual([4, 2, 3]); // of the legend's sample, and of both boundaries
  expect(svg).toContain("Cuts: from −0.5 to −0.4; from 0.4 to 0.6.");
});

test("for every number of bins: the greatest one is seen", () => {
  const counts = Array.from({ length: 20_000 }, (_, i) => (i === 12_345 ? 1000 : 1));
  const edges = Array.from({ length: 20_001 }, (_, i) => i);
  const svg = histogramPicture({ title: "many", edges, counts });
  const tops = [...svg.matchAll(/V([\d.]+)H/g)].map(([, y]) => Number(y));
  expect(Math.min(...tops)).toBeLessThan(Math.max(...tops) - 100);
  expect(tops.length).toBeLessThan(900);
});

test("edges that are not one more than the counts are refused", () => {
  expect(() => histogramPicture({ ...bins, edges: [0, 1] })).toThrow(ShapeError);
  expect(() => histogramPicture({ ...bins, edges: [0, 1] })).toThrow(
    "edges must be one more than counts, got 2 edges and 2 counts",
  );
});
