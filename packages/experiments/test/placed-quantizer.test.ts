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

test("example: a rule whose values are code has no data of its own that a device could go by", () => {
  const third = {
    name: "third",
    levels: 2,
    counts: (size: number) => [size - 1, 1],
    assign: (_: Float32Array, out: Uint8Array) => out.fill(1),
    values: () => [-0.5, 0.5],
  };
  const placed = placedQuantizer(third);
  expect(placed.valueRule).toBe(undefined);
  expect(placed.values(new Float32Array(2), new Uint8Array(2))).toEqual([-1, 1]);
});

test("example: a rule that is a class with private fields", () => {
  class Half {
    readonly name = "half";
    readonly levels = 2;
    readonly #level = 1;
    assign(_: Float32Array, out: Uint8Array): Uint8Array {
      return out.fill(this.#level);
    }
    values(): readonly number[] {
      return [-this.#level / 2, this.#level / 2];
    }
  }
  expect([...placedQuantizer(new Half()).assign(new Float32Array(2), new Uint8Array(2))]).toEqual([1, 1]);
});
