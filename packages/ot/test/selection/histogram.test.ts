import {
  apportion,
  DomainError,
  groupCounts,
  groupsOf,
  perFilter,
  perGroup,
  perTensor,
  ShapeError,
} from "@equal-bits/core";
import { latentWeights, levelsByRank } from "@equal-bits/laws";
import { assignLevels, atomTransport, atomTransportGroups } from "@equal-bits/ot";
import fc from "fast-check";
import { expect, test } from "vitest";

const shares = fc
  .array(fc.nat({ max: 5 }), { minLength: 1, maxLength: 5 })
  .filter((parts) => parts.some((part) => part > 0))
  .map((parts) => parts.map((part) => part / parts.reduce((sum, other) => sum + other, 0)));
const atomsOf = (wanted: readonly number[]): number[] => wanted.map((_, level) => 2 * level - wanted.length);

test("for every group and shares: the same levels and atoms as with the counts of apportion", () => {
  fc.assert(
    fc.property(latentWeights({ longest: 100 }), shares, (weights, wanted) => {
      const counts = apportion(weights.length, wanted);
      const levels = assignLevels(weights, { shares: wanted }, new Uint8Array(weights.length));
      expect(levels).toEqual(levelsByRank(weights, counts));
      const out = new Float32Array(weights.length);
      const atoms = atomsOf(wanted);
      expect(atomTransport(weights, atoms, { shares: wanted }, out)).toEqual(
        Float32Array.from(levels, (level) => atoms[level]),
      );
    }),
    { numRuns: 1000 },
  );
});

/** Weights of a convolution [height, width, in, out] and a granularity that fits. */
const layers = fc
  .tuple(
    fc.integer({ min: 1, max: 3 }),
    fc.integer({ min: 1, max: 4 }),
    fc.integer({ min: 0, max: 5 }),
    fc.nat(),
  )
  .chain(([side, inputs, filters, pick]) => {
    const fanIn = side * side * inputs;
    const divisors = Array.from({ length: fanIn }, (_, i) => i + 1).filter((size) => fanIn % size === 0);
    const granularity = fc.constantFrom(perTensor(), perFilter(), perGroup(divisors[pick % divisors.length]));
    const values = latentWeights({ shortest: fanIn * filters, longest: fanIn * filters });
    return fc.tuple(values, fc.constant([side, side, inputs, filters]), granularity);
  });

test("for every layer per tensor, filter or group: each group has the atoms of atomTransport on its weights alone", () => {
  fc.assert(
    fc.property(layers, shares, fc.boolean(), ([weights, shape, granularity], wanted, exactTotal) => {
      const layout = groupsOf(shape, granularity);
      const atoms = atomsOf(wanted);
      const before = weights.slice();
      const out = new Float32Array(weights.length);
      atomTransportGroups(weights, layout, atoms, { shares: wanted, exactTotal }, out);
      const counts = groupCounts(layout.groups, layout.size, wanted, { exactTotal });
      for (let group = 0; group < layout.groups; group++) {
        const places = placesOf(layout, group);
        const own = Float32Array.from(places, (place) => weights[place]);
        const row = [...counts.subarray(group * atoms.length, (group + 1) * atoms.length)];
        const alone = atomTransport(own, atoms, row, new Float32Array(own.length));
        expect(Float32Array.from(places, (place) => out[place])).toEqual(alone);
      }
      expect(weights).toEqual(before);
    }),
    { numRuns: 700 },
  );
});

test("for every layer with an exact total: its histogram is the apportionment of all its weights", () => {
  fc.assert(
    fc.property(layers, shares, ([weights, shape, granularity], wanted) => {
      const atoms = atomsOf(wanted);
      const histogram = { shares: wanted, exactTotal: true };
      const layout = groupsOf(shape, granularity);
      const moved = atomTransportGroups(weights, layout, atoms, histogram, new Float32Array(weights.length));
      const counts = atoms.map((atom) => moved.filter((value) => value === atom).length);
      expect(counts).toEqual(apportion(layout.groups * layout.size, wanted));
    }),
    { numRuns: 700 },
  );
});

test("example: filters of 9 weights get 5 of +1 each, or 5 and 4 in turn", () => {
  const weights = Float32Array.from({ length: 18 }, (_, i) => i);
  const layout = groupsOf([9, 2], perFilter());
  const plus = (exactTotal: boolean): number =>
    atomTransportGroups(
      weights,
      layout,
      [-1, 1],
      { shares: [0.5, 0.5], exactTotal },
      new Float32Array(18),
    ).filter((value) => value === 1).length;
  expect(plus(false)).toBe(10);
  expect(plus(true)).toBe(9);
});

test("shares that are no distribution, too many, or another number than atoms are refused, before anything is written", () => {
  const weights = Float32Array.of(3, 1);
  const out = new Float32Array(2).fill(9);
  const layout = groupsOf([2, 1], perFilter());
  const calls = [
    (atoms: number[], wanted: number[]) => atomTransport(weights, atoms, { shares: wanted }, out),
    (atoms: number[], wanted: number[]) =>
      atomTransportGroups(weights, layout, atoms, { shares: wanted }, out),
  ];
  for (const call of calls) {
    expect(() => call([-1, 1], [0.5, 0.6])).toThrow(DomainError);
    expect(() => call([-1, 1], [0.5, 0.6])).toThrow("shares must sum to 1");
    expect(() => call([-1, 1], [1])).toThrow(ShapeError);
    expect(() => call([-1, 1], [1])).toThrow("atoms must be as many as shares, 1, got 2");
    expect(() => call([1, -1], [0.5, 0.5])).toThrow("ascending");
    expect(() => call(new Array(257).fill(0), new Array(257).fill(1 / 257))).toThrow(
      "1 to 256 levels, got 257",
    );
  }
  expect(() => assignLevels(weights, { shares: [] }, new Uint8Array(2))).toThrow("1 to 256 levels, got 0");
  expect([...out]).toEqual([9, 9]);
});

function placesOf({ size, interleave }: { size: number; interleave: number }, group: number): number[] {
  const first = Math.floor(group / interleave) * size * interleave + (group % interleave);
  return Array.from({ length: size }, (_, i) => first + i * interleave);
}
