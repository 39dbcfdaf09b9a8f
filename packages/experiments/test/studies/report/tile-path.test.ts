import { expect, test } from "vitest";
import { tileBits, tilePath } from "../../../src/studies/report/tile-path.js";

test("example: 5d0 is a cross of 3 × 3 pixels", () => {
  expect([...tileBits("5d0", 3)]).toEqual([0, 1, 0, 1, 1, 1, 0, 1, 0]);
  expect(tilePath("5d0", 3)).toBe("M1 0h1v1h-1zM0 1h3v1h-3zM1 2h1v1h-1z");
});

test("for every tile of 2 × 2 pixels: as much is filled as there are ones", () => {
  for (let tile = 0; tile < 16; tile++) {
    const path = tilePath(tile.toString(16), 2);
    const filled = [...path.matchAll(/h(\d)v1/g)].reduce((sum, [, width]) => sum + Number(width), 0);
    expect(filled).toBe(tile.toString(2).replaceAll("0", "").length);
  }
});
