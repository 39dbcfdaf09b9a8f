import { recipes } from "@equal-bits/quantizers";
import { expect, test } from "vitest";
import { placedQuantizer } from "../src/placed-quantizer.js";

test("for every rule of the catalogue: the same levels, worth their places only", () => {
  const weights = Float32Array.from({ length: 24 }, (_, i) => Math.sin(7 * i) / 9);
  for (const { quantizer } of recipes) {
    const placed = placedQuantizer(quantizer);
    const levels = quantizer.assign(weights, new Uint8Array(24));
    expect(placed.assign(weights, new Uint8Array(24))).toEqual(levels);
    const last = quantizer.levels - 1;
    expect(placed.values(weights, levels)).toEqual(Array.from({ length: last + 1 }, (_, k) => 2 * k - last));
    expect(placedQuantizer(quantizer)).toBe(placed);
    expect(placed.name === quantizer.name).toBe(placed === quantizer);
  }
});
