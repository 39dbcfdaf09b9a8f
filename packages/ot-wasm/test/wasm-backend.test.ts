import { apportionRows, groupsAsColumns, groupsAsRows, groupsOf, perGroup } from "@equal-bits/core";
import { latentWeights } from "@equal-bits/laws";
import { cpuBackend } from "@equal-bits/ot";
import { newHints, wasmBackend } from "@equal-bits/ot-wasm";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { adversaries } from "./adversaries.js";
import { expectSameBytes, wantedOutputs } from "./selection-room.js";

const backend = wasmBackend();
const CANARY = 77;

const matrices = fc
  .tuple(
    latentWeights({ longest: 400 }),
    fc.integer({ min: 1, max: 20 }),
    fc.boolean(),
    fc.nat(),
    fc.boolean(),
  )
  .map(([values, groups, asRows, number, hinted]) => {
    const size = Math.floor(values.length / groups);
    return {
      weights: values.slice(0, groups * size),
      layout: asRows ? groupsAsRows(groups, size) : groupsAsColumns(groups, size),
      counts: Array.from({ length: groups }, (_, group) => (number + group) % (size + 1)),
      options: hinted ? { hints: newHints(groups) } : {},
    };
  });

const int8 = fc.integer({ min: -128, max: 127 });

test("for every matrix and two whole numbers: writeLevels writes them as sorting would", () => {
  fc.assert(
    fc.property(matrices, int8, int8, ({ options, ...asked }, low, high) => {
      const { weights, layout, counts } = asked;
      const out = backend.writeLevels(weights, layout, counts, new Int8Array(weights.length), {
        ...options,
        low,
        high,
      });
      expectSameBytes(out, wantedOutputs({ ...asked, output: { kind: "bytes", low, high } }));
    }),
    { numRuns: 500 },
  );
});

test("for every matrix and two float32: writeLevels writes them as sorting would, −0 as −0", () => {
  const value = fc.float({ noNaN: true, noDefaultInfinity: true });
  fc.assert(
    fc.property(matrices, value, value, ({ options, ...asked }, low, high) => {
      const { weights, layout, counts } = asked;
      const out = new Float32Array(weights.length);
      backend.writeLevels(weights, layout, counts, out, { ...options, low, high });
      expectSameBytes(out, wantedOutputs({ ...asked, output: { kind: "floats", low, high } }));
    }),
    { numRuns: 500 },
  );
});

test("for every matrix: writeBits packs as documented, in an array that does not begin its buffer", () => {
  fc.assert(
    fc.property(matrices, ({ options, ...asked }) => {
      const { weights, layout, counts } = asked;
      const words = layout.groups * Math.ceil(layout.size / 32);
      const room = new Uint32Array(words + 2).fill(CANARY);
      backend.writeBits(weights, layout, counts, room.subarray(1, words + 1), options);
      expectSameBytes(room.subarray(1, words + 1), wantedOutputs({ ...asked, output: { kind: "bits" } }));
      expect([room[0], room[words + 1]]).toEqual([CANARY, CANARY]);
    }),
    { numRuns: 500 },
  );
});

test("example: 33 weights of which the last and the first are the greatest, as two words", () => {
  const weights = new Float32Array(33).fill(-1).fill(1, 32).fill(2, 0, 1);
  expect([...backend.writeBits(weights, groupsAsRows(1, 33), [2], new Uint32Array(2))]).toEqual([1, 1]);
});

test("example: the default levels are −1 and 1", () => {
  const weights = Float32Array.of(0.5, 2, 2, -3);
  expect([...backend.writeLevels(weights, groupsAsRows(1, 4), [1], new Int8Array(4))]).toEqual([
    -1, 1, -1, -1,
  ]);
  expect([...backend.writeLevels(weights, groupsAsRows(1, 4), [3], new Float32Array(4))]).toEqual([
    1, 1, 1, -1,
  ]);
});

for (const levels of [1, 2, 3, 16, 255, 256])
  test(`for every layout and ${levels} levels: atomTransport gives the bits of the reference`, () => {
    const atoms = Array.from({ length: levels }, (_, level) => level / 3 - 20);
    const shares = new Array<number>(levels).fill(1 / levels);
    for (const layout of [
      groupsAsRows(3, 701),
      groupsAsColumns(17, 91),
      groupsOf([6, 50, 3], perGroup(100)),
    ]) {
      const weights = adversaries["halves and quarters"](layout.groups * layout.size);
      const counts = apportionRows(layout.groups, layout.size, shares);
      const [ours, reference] = [new Float32Array(weights.length), new Float32Array(weights.length)];
      backend.atomTransport(weights, layout, atoms, counts, ours);
      cpuBackend.atomTransport(weights, layout, atoms, counts, reference);
      expectSameBytes(ours, reference);
    }
  });

test("for every matrix of several chunks: the hints of each group are kept, and the second call is the same", () => {
  const layout = groupsAsRows(9, 70_000); // three rows a chunk
  const weights = adversaries.normal(9 * 70_000);
  const hints = newHints(9);
  const counts = new Array<number>(9).fill(20_000);
  const first = backend.selectTop(weights, layout, counts, new Uint8Array(weights.length), { hints });
  expect(hints.every(Number.isFinite)).toBe(true);
  const second = backend.selectTop(weights, layout, counts, new Uint8Array(weights.length), { hints });
  expectSameBytes(second, first);
  expect(first.reduce((sum, mark) => sum + mark, 0)).toBe(180_000);
});

test("huge finite weights whose sum overflows are not refused", () => {
  const weights = new Float32Array(64).fill(3.4e38);
  for (const layout of [groupsAsRows(1, 64), groupsAsColumns(16, 4)]) {
    const counts = new Array<number>(layout.groups).fill(1);
    const marks = backend.selectTop(weights, layout, counts, new Uint8Array(64));
    expect(marks.reduce((sum, mark) => sum + mark, 0)).toBe(layout.groups);
  }
});

describe("refusals, before anything is written", () => {
  const layouts = [
    groupsAsRows(20, 70),
    groupsAsColumns(20, 70),
    groupsAsColumns(4, 350),
    groupsAsRows(1400, 1),
  ];

  for (const bad of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])
    test(`for every place, layout and hints: ${bad} is refused with the index of the first`, () => {
      for (const layout of layouts)
        for (const index of [0, 1, 17, 35, 699, 1398])
          for (const hints of [newHints(layout.groups), newHints(layout.groups).fill(0.5)]) {
            const weights = adversaries.normal(1400);
            weights[index] = bad;
            weights[1399] = Number.NaN;
            const before = hints.slice();
            const counts = new Array<number>(layout.groups).fill(layout.size >> 1);
            const outs = [new Uint8Array(1400), new Int8Array(1400), new Float32Array(1400)] as const;
            for (const out of outs) out.fill(CANARY);
            const bits = new Uint32Array(layout.groups * Math.ceil(layout.size / 32)).fill(CANARY);
            for (const call of [
              () => backend.selectTop(weights, layout, counts, outs[0], { hints }),
              () => backend.writeLevels(weights, layout, counts, outs[1], { hints }),
              () => backend.writeLevels(weights, layout, counts, outs[2], { hints }),
              () => backend.writeBits(weights, layout, counts, bits, { hints }),
            ])
              expect(call).toThrow(`weights must be finite, got ${bad} at index ${index}`);
            expect([...outs, bits].every((out) => out.every((value) => value === CANARY))).toBe(true);
            expectSameBytes(hints, before);
          }
    });

  const layout = groupsAsRows(2, 3);
  const weights = new Float32Array(6);
  const marks = new Uint8Array(6);

  test("another number of weights is refused", () => {
    expect(() => backend.selectTop(new Float32Array(5), layout, [1, 1], marks)).toThrow(
      "2 × 3 values, got 5",
    );
  });

  test("another number of counts is refused", () => {
    expect(() => backend.selectTop(weights, layout, [1], marks)).toThrow("2 × 1 entries, got 1");
  });

  for (const count of [-1, 4, 0.5, Number.NaN])
    test(`a count of ${count} of 3 weights is refused`, () => {
      expect(() => backend.selectTop(weights, layout, [1, count], marks)).toThrow(
        /counts\[1\] must be a whole number/,
      );
    });

  test("outputs of another length are refused", () => {
    expect(() => backend.selectTop(weights, layout, [1, 1], new Uint8Array(7))).toThrow("the 6 values");
    expect(() => backend.writeLevels(weights, layout, [1, 1], new Int8Array(5))).toThrow(
      "out must have the 6",
    );
    expect(() => backend.writeLevels(weights, layout, [1, 1], new Float32Array(0))).toThrow(
      "out must have the 6",
    );
    expect(() => backend.writeBits(weights, layout, [1, 1], new Uint32Array(1))).toThrow(
      "out must have ⌈size / 32⌉ words for each group, 2 for 2 groups of 3, got 1",
    );
    expect(() =>
      backend.atomTransport(weights, layout, [0, 1], Int32Array.of(1, 2, 1, 2), new Float32Array(5)),
    ).toThrow("the 6 values");
  });

  test("hints of another length are refused, with the remedy", () => {
    const hints = newHints(3);
    expect(() => backend.selectTop(weights, layout, [1, 1], marks, { hints })).toThrow(
      "hints must have 6 values for 2 groups, got 9; newHints(2) makes them",
    );
  });

  for (const value of [128, -129, 0.5, Number.NaN])
    test(`a level of ${value} is refused for an Int8Array`, () => {
      const call = (options: object) => () =>
        backend.writeLevels(weights, layout, [1, 1], new Int8Array(6), options);
      expect(call({ low: value })).toThrow(
        `low must be a whole number from −128 to 127 for an Int8Array, got ${value}`,
      );
      expect(call({ high: value })).toThrow("high must be a whole number");
    });

  for (const value of [Number.NaN, Number.POSITIVE_INFINITY, 1e39])
    test(`a level of ${value} is refused for a Float32Array`, () => {
      const out = new Float32Array(6);
      expect(() => backend.writeLevels(weights, layout, [1, 1], out, { high: value })).toThrow(
        "finite as float32",
      );
    });
});
