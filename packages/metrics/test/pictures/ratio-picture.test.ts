import { groupsAsColumns } from "@equal-bits/core";
import { ratioPerFilter, ratioPicture } from "@equal-bits/metrics";
import { expect, test } from "vitest";

const dots = (svg: string): string[] =>
  [...svg.matchAll(/<title>([^<]*, filter [^<]*)</g)].map(([, text]) => text);

test("example: two filters of a dense layer, as `ratioPerFilter` has them", () => {
  const levels = Float32Array.of(1, -1, 1, -1, 1, 1, -1, 1);
  const ratios = ratioPerFilter(levels, groupsAsColumns(2, 4));
  const svg = ratioPicture({
    title: "dense",
    series: [{ name: "sign", wanted: 0.5, layers: [{ name: "dense1", ratios }] }],
  });
  expect(dots(svg)).toEqual(["dense1, filter 0: 0.75", "dense1, filter 1: 0.5"]);
  expect(svg).toContain(">sign, asked for 0.5</text>");
  expect(svg).toContain(
    "<desc>ratio of +1 in every filter. sign, asked for 0.5: dense1 from 0.5 to 0.75.</desc>",
  );
});

test("for every number of filters: the least and the greatest ratio are among the dots", () => {
  const ratios = Float64Array.from({ length: 5000 }, (_, i) => (i === 1234 ? 0.01 : i === 4321 ? 0.99 : 0.5));
  const shown = dots(
    ratioPicture({ title: "wide", series: [{ name: "a", layers: [{ name: "c", ratios }] }] }),
  );
  expect(shown.length).toBeLessThan(900);
  expect(shown).toContain("c, filter 1234: 0.01");
  expect(shown).toContain("c, filter 4321: 0.99");
});

test("example: a filter of NaN is left out, and a series of nothing else says that it has no data", () => {
  const layers = (ratios: number[]) => [{ name: "c", ratios }];
  const svg = ratioPicture({
    title: "gaps",
    series: [
      { name: "some", layers: layers([0.25, Number.NaN]) },
      { name: "none", layers: layers([Number.NaN]) },
    ],
  });
  expect(dots(svg)).toEqual(["c, filter 0: 0.25"]);
  expect(svg).toContain(">none (no data)</text>");
  expect(svg).not.toContain(">no data</text>");
});

test("example: no series at all", () => {
  expect(ratioPicture({ title: "nothing", series: [] })).toContain(">no data</text>");
});

test("example: series stand side by side, in their order", () => {
  const one = (name: string) => ({ name, layers: [{ name: "c", ratios: [0.5] }] });
  const svg = ratioPicture({ title: "three", series: ["a", "b", "c"].map(one) });
  const lefts = [...svg.matchAll(/<g fill="[^"]*"><path d="M([\d.]+)/g)].map(([, x]) => Number(x));
  expect(lefts).toHaveLength(3);
  expect(lefts).toEqual([...lefts].sort((a, b) => a - b));
});
