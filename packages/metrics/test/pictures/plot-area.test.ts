import fc from "fast-check";
import { expect, test } from "vitest";
import { plotArea, scale } from "../../src/pictures/plot-area.js";
import { rangeOf } from "../../src/pictures/value-range.js";
import { anyNumbers } from "./sample-pictures.js";

test("for every range: its ends lie at the ends, its middle in the middle, and order is kept", () => {
  fc.assert(
    fc.property(anyNumbers, (values) => {
      const range = rangeOf(values);
      const place = scale(range, 40, 400);
      expect(place(range[0])).toBeCloseTo(40, 6);
      expect(place(range[1])).toBeCloseTo(400, 6);
      expect(place(range[0] / 2 + range[1] / 2)).toBeCloseTo(220, 4);
      const finite = values.filter(Number.isFinite).sort((a, b) => a - b);
      const places = finite.map(place);
      expect(places).toEqual([...places].sort((a, b) => a - b));
    }),
  );
});

test("example: values grow to the right and upwards", () => {
  const axis = { label: "", range: [0, 10], ticks: [] } as const;
  const { x, y, width } = plotArea(axis, axis, { left: 50, right: 150, top: 20, bottom: 120 });
  expect([x(0), x(5), x(10), y(0), y(10), width]).toEqual([50, 100, 150, 120, 20, 100]);
});
