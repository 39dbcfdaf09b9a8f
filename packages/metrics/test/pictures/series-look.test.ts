import { DomainError } from "@equal-bits/core";
import { expect, test } from "vitest";
import { seriesLooks } from "../../src/pictures/series-look.js";

const series = (count: number) => Array.from({ length: count }, (_, i) => ({ name: `s${i}` }));

test("for every two of eight series: colour and dashes differ; of seven the shape too", () => {
  const looks = seriesLooks(series(8));
  for (const part of ["color", "dash"] as const)
    expect(new Set(looks.map((look) => look[part])).size).toBe(8);
  expect(new Set(looks.slice(0, 7).map(({ shape }) => shape % 7)).size).toBe(7);
});

test("for every colour: a contrast of 3 or more on white and on the dark page, as graphics need", () => {
  const luminance = (hex: string): number => {
    const [red, green, blue] = [1, 3, 5].map((at) => {
      const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  for (const { color } of seriesLooks(series(8)))
    for (const page of ["#ffffff", "#14181d"]) {
      const [dark, light] = [luminance(color), luminance(page)].sort((a, b) => a - b);
      expect((light + 0.05) / (dark + 0.05)).toBeGreaterThan(3);
    }
});

test("example: a colour of one's own", () => {
  const own = ["var(--series-1)", "rebeccapurple", "oklch(70% 0.1 200 / 50%)", "#abc"];
  expect(seriesLooks(own.map((color) => ({ name: "a", color }))).map(({ color }) => color)).toEqual(own);
});

test("what is no colour, or could load something, is refused", () => {
  for (const color of ['red" onload="x', "url(#a)", "URL(https://example.org)", "", "a;b", "<b>"])
    expect(() => seriesLooks([{ name: "a", color }])).toThrow(DomainError);
});
