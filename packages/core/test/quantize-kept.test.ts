import {
  DomainError,
  type GroupLayout,
  groupsAsColumns,
  groupsAsRows,
  NonFiniteError,
  quantizeGroups,
  quantizeKept,
  ShapeError,
} from "@equal-bits/core";
import { adaBin, equalBits, sign } from "@equal-bits/quantizers";
import fc from "fast-check";
import { expect, test } from "vitest";

const rules = [sign(), equalBits(0.5), equalBits(0.3), equalBits(0.5, { exactTotal: true }), adaBin()];

/** Weights of a matrix, and a mask, with ties. */
const masked = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 7 }))
  .chain(([groups, size]) =>
    fc.record({
      groups: fc.constant(groups),
      size: fc.constant(size),
      weights: fc.array(fc.constantFrom(-2, -1, -0, 0, 0.5, 1, 3e38, 1e-45), {
        minLength: groups * size,
        maxLength: groups * size,
      }),
      kept: fc.array(fc.constantFrom(0, 1), { minLength: groups * size, maxLength: groups * size }),
      columns: fc.boolean(),
    }),
  );

test("example: half of the three kept weights of each filter are +1, the pruned ones 0", () => {
  const weights = Float32Array.of(1, 9, 3, 2);
  const out = quantizeKept(
    equalBits(0.5),
    weights,
    Uint8Array.of(1, 0, 1, 1),
    groupsAsRows(1, 4),
    new Float32Array(4),
  );
  expect([...out]).toEqual([-1, 0, 1, 1]);
});

for (const rule of rules)
  test(`for all weights and masks: ${rule.name} gives each group what it gives the kept weights alone`, () => {
    fc.assert(
      fc.property(masked, ({ groups, size, columns, ...drawn }) => {
        const [weights, kept] = [Float32Array.from(drawn.weights), Uint8Array.from(drawn.kept)];
        const layout = columns ? groupsAsColumns(groups, size) : groupsAsRows(groups, size);
        const out = quantizeKept(rule, weights, kept, layout, new Float32Array(weights.length).fill(7));
        for (let group = 0; group < groups; group++) {
          const places = placesOf(layout, group).filter((place) => kept[place] === 1);
          const alone = Float32Array.from(places, (place) => weights[place]);
          const wanted = withoutLayer(rule, alone);
          if (rule.layerCounts === undefined) expect(places.map((place) => out[place])).toEqual([...wanted]);
          else expect(Math.abs(sum(places.map((place) => out[place])))).toBeLessThanOrEqual(1);
        }
        kept.forEach((mark, place) => {
          if (mark === 0) expect(out[place]).toBe(0);
        });
      }),
    );
  });

test("for all weights: without pruned ones it is quantizeGroups", () => {
  fc.assert(
    fc.property(masked, fc.constantFrom(...rules), ({ groups, size, ...drawn }, rule) => {
      const weights = Float32Array.from(drawn.weights);
      const layout = groupsAsRows(groups, size);
      const all = new Uint8Array(weights.length).fill(1);
      expect(quantizeKept(rule, weights, all, layout, new Float32Array(weights.length))).toEqual(
        quantizeGroups(rule, weights, layout, new Float32Array(weights.length)),
      );
    }),
  );
});

test("a bad mask, length or weight is refused, and nothing is written", () => {
  const rows = groupsAsRows(1, 2);
  const out = Float32Array.of(7, 7);
  const weights = Float32Array.of(1, 2);
  const call =
    (latent: Float32Array, kept: Uint8Array, to = out) =>
    () =>
      quantizeKept(sign(), latent, kept, rows, to);
  expect(call(weights, Uint8Array.of(1, 2))).toThrow(
    new DomainError("kept must hold 0 or 1, got 2 at index 1"),
  );
  expect(call(weights, Uint8Array.of(1))).toThrow(ShapeError);
  expect(call(weights, Uint8Array.of(1, 1), new Float32Array(1))).toThrow(ShapeError);
  expect(call(Float32Array.of(1, Number.NaN), Uint8Array.of(1, 0))).toThrow(NonFiniteError);
  expect([...out]).toEqual([7, 7]);
});

function withoutLayer(rule: (typeof rules)[number], alone: Float32Array): Float32Array {
  return quantizeGroups(rule, alone, groupsAsRows(1, alone.length), new Float32Array(alone.length));
}

function placesOf({ groups, size, interleave }: GroupLayout, group: number): number[] {
  return Array.from({ length: size }, (_, i) => (interleave === 1 ? group * size + i : i * groups + group));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
