import { expect, test } from "vitest";
import { markerPath } from "../../src/pictures/marker-path.js";

test("for every shape: seven differ, then they begin again, and each lies around its place", () => {
  const paths = Array.from({ length: 14 }, (_, shape) => markerPath(shape, 100, 50, 4));
  expect(new Set(paths).size).toBe(7);
  expect(paths.slice(7)).toEqual(paths.slice(0, 7));
  for (const path of paths.slice(1, 7)) {
    const corners = [...path.matchAll(/[ML](\S+) ([\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);
    for (const [x, y] of corners) expect(Math.abs(x - 100) <= 5.3 && Math.abs(y - 50) <= 5.3).toBe(true);
    for (const axis of [0, 1]) {
      const places = corners.map((corner) => corner[axis] - [100, 50][axis]);
      expect(Math.min(...places) < 0 && Math.max(...places) > 0).toBe(true);
    }
  }
});

test("example: a square and a circle of radius 2 around (10, 20)", () => {
  expect(markerPath(1, 10, 20, 2)).toBe("M8.2 18.2L11.8 18.2L11.8 21.8L8.2 21.8Z");
  expect(markerPath(0, 10, 20, 2)).toBe("M8 20a2 2 0 1 0 4 0a2 2 0 1 0 -4 0Z");
});
