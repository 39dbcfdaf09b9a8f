import { ShapeError } from "@equal-bits/core";
import { flipsPicture } from "@equal-bits/metrics";
import { expect, test } from "vitest";

const lines = (svg: string): string[] =>
  [...svg.matchAll(/<path d="([^"]*)" fill="none"/g)].map(([, path]) => path);

test("example: a share of 0.02 is 2 % of the weights, at the step that is told", () => {
  const svg = flipsPicture({
    title: "flips",
    series: [{ name: "sign", flips: [0.04, 0.02], steps: [10, 20] }],
  });
  expect(svg).toContain(
    "<desc>weights that flip in a step (%) by training step. sign: first 4, last 2, from 2 to 4.</desc>",
  );
  expect(lines(svg)).toHaveLength(1);
  expect(lines(svg)[0].match(/[ML]/g)).toEqual(["M", "L"]);
});

test("for every number of steps: a spike of a single step is seen", () => {
  const flips = Float64Array.from({ length: 100_000 }, (_, i) => (i === 77_777 ? 0.5 : 0.01));
  const [path] = lines(flipsPicture({ title: "long", series: [{ name: "a", flips }] }));
  const tops = [...path.matchAll(/[ML][\d.]+ ([\d.]+)/g)].map(([, y]) => Number(y));
  expect(Math.min(...tops)).toBeLessThan(Math.max(...tops) - 100);
  expect(tops.length).toBeLessThan(900);
});

test("example: the line breaks where a step is not known, and a step alone is a dot", () => {
  const svg = flipsPicture({
    title: "gaps",
    series: [{ name: "a", flips: [0.1, 0.2, Number.NaN, 0.3, Number.NaN, 0.1, 0.1] }],
  });
  expect(lines(svg)[0].match(/[ML]|h0/g)).toEqual(["M", "L", "M", "h0", "M", "L"]);
});

test("example: steps in another order are the same picture", () => {
  const picture = (steps: number[], flips: number[]): string =>
    flipsPicture({ title: "order", series: [{ name: "a", flips, steps }] });
  expect(picture([3, 1, 2], [0.3, 0.1, 0.2])).toBe(picture([1, 2, 3], [0.1, 0.2, 0.3]));
});

test("steps that are not as many as flips are refused", () => {
  const series = [{ name: "sign", flips: [0.1], steps: [1, 2] }];
  expect(() => flipsPicture({ title: "a", series })).toThrow(ShapeError);
  expect(() => flipsPicture({ title: "a", series })).toThrow(
    "steps of sign must be as many as its flips, got 2 and 1",
  );
});
