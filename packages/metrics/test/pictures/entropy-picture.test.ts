import { entropyPicture } from "@equal-bits/metrics";
import { expect, test } from "vitest";

const layers = [
  { name: "conv2", entropies: [0.5, 1, 0.75] },
  { name: "conv3", entropies: Float64Array.of(0.9, Number.NaN, 0.7) },
];

test("example: the mean of the filters of each layer, with the least and the greatest", () => {
  const svg = entropyPicture({ title: "entropy", series: [{ name: "sign", layers }] });
  expect(svg).toContain(
    "<desc>entropy of a weight (bits), mean of the filters of each layer. sign: conv2 0.75 (from 0.5 to 1); conv3 0.8 (from 0.7 to 0.9).</desc>",
  );
  const [, bars] = svg.match(/<path d="(M[^"]*h8M[^"]*)"/) ?? [];
  const [first, second] = [...bars.matchAll(/M[\d.]+ ([\d.]+)V([\d.]+)/g)].map(
    ([, from, to]) => Number(from) - Number(to),
  );
  expect(first / second).toBeCloseTo(0.5 / 0.2, 1);
});

test("for every series: marks and dashes of their own, side by side", () => {
  const svg = entropyPicture({
    title: "two",
    series: ["sign", "equal-bits(0.5)"].map((name) => ({ name, layers })),
  });
  expect(
    new Set([...svg.matchAll(/stroke-linecap="round" stroke-dasharray="([^"]*)"/g)].map(([, dash]) => dash))
      .size,
  ).toBe(2);
  const middles = [...svg.matchAll(/<path d="(M[\d.]+) [\d.]+L[^"]*" fill="none"/g)].map(([, x]) => x);
  expect(new Set(middles).size).toBe(2);
});

test("example: a layer that one of the series lacks is left out of its line", () => {
  const svg = entropyPicture({
    title: "two",
    series: [
      { name: "a", layers },
      { name: "b", layers: layers.slice(1) },
      { name: "c", layers: [{ name: "conv2", entropies: [] }] },
    ],
  });
  expect(svg).toContain("b: conv3 0.8 (from 0.7 to 0.9). c: no data.");
  expect(svg).toContain(">c (no data)</text>");
});
