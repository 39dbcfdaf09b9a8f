import { type GroupLayout, groupsAsColumns, groupsAsRows, groupsOf, perGroup } from "@equal-bits/core";
import { latentWeights } from "@equal-bits/laws";
import { newHints, type Output } from "@equal-bits/ot-wasm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Asked, expectSameBytes, type Placing, selectInRoom, wantedOutputs } from "./selection-room.js";

const outputs = fc.constantFrom<Output>(
  { kind: "bytes", low: 0, high: 1 },
  { kind: "bytes", low: -1, high: 1 },
  { kind: "bytes", low: 127, high: -128 },
  { kind: "bytes", low: 255, high: 3 },
  { kind: "floats", low: -1, high: 1 },
  { kind: "floats", low: -0, high: 2 ** -149 },
  { kind: "floats", low: Number.NEGATIVE_INFINITY, high: 3.4028234663852886e38 },
  { kind: "bits" },
);

/** Rows, columns, and blocks of columns as `perGroup` makes them; up to 40 columns, so that whole sixteens and a rest are met. */
const shapes = fc
  .tuple(
    fc.constantFrom("rows", "columns", "blocks"),
    fc.integer({ min: 1, max: 40 }),
    fc.integer({ min: 1, max: 3 }),
  )
  .map(([kind, groups, blocks]) => (size: number): GroupLayout => {
    if (kind === "rows") return groupsAsRows(groups, size);
    if (kind === "columns" || size === 0) return groupsAsColumns(groups, size);
    return groupsOf([blocks, size, groups], perGroup(size));
  });

function matrices(longest: number): fc.Arbitrary<Asked> {
  const parts = fc.tuple(
    latentWeights({ longest }),
    shapes,
    outputs,
    fc.boolean(),
    fc.infiniteStream(fc.nat()),
  );
  return parts.map(([values, layoutOf, output, hinted, numbers]) => {
    const { groups } = layoutOf(1);
    const layout = layoutOf(Math.floor(values.length / groups));
    const counts = Array.from({ length: layout.groups }, () => numbers.next().value % (layout.size + 1));
    const weights = values.slice(0, layout.groups * layout.size);
    return { weights, layout, counts, output, hints: hinted ? newHints(layout.groups) : undefined };
  });
}

const placings: fc.Arbitrary<Placing> = fc.record({
  shared: fc.boolean(),
  shift: fc.constantFrom(0, 1, 2, 3),
});

test("for every matrix, layout, output and address: the outputs of sorting, and nothing else is touched", () => {
  fc.assert(
    fc.property(matrices(600), placings, (asked, placing) => {
      const { out, passes } = selectInRoom(asked, placing);
      expectSameBytes(out, wantedOutputs(asked));
      expect(passes).toBeLessThanOrEqual(38);
    }),
    { numRuns: 2000 },
  );
});

test("for every matrix of long groups: the outputs of sorting, and nothing else is touched", () => {
  fc.assert(
    fc.property(matrices(20_000), placings, (asked, placing) => {
      expectSameBytes(selectInRoom(asked, placing).out, wantedOutputs(asked));
    }),
    { numRuns: 60 },
  );
});

test("example: two filters as columns, a third of each as +1, of three ties the earliest", () => {
  const asked: Asked = {
    weights: Float32Array.of(5, 1, 3, 2, 5, 9, 0, 9, 5, 9, -1, 0), // 5 3 5 0 5 −1 and 1 2 9 9 9 0
    layout: groupsAsColumns(2, 6),
    counts: [2, 2],
    output: { kind: "bytes", low: -1, high: 1 },
  };
  expect([...new Int8Array(selectInRoom(asked).out.buffer)]).toEqual([
    1, -1, -1, -1, 1, 1, -1, 1, -1, -1, -1, -1,
  ]);
});

for (const size of [0, 1, 31, 32, 33, 63, 64, 65, 4063, 4064, 4065, 8130])
  test(`for every layout and output of ${size} weights a group, which ends a step or a stretch: the outputs of sorting`, () => {
    const layouts = [groupsAsRows(2, size), groupsAsColumns(17, size), groupsAsColumns(2, size)];
    for (const layout of layouts)
      for (const output of [
        { kind: "bytes", low: -1, high: 1 },
        { kind: "floats", low: -1, high: 1 },
        { kind: "bits" },
      ] as const)
        for (const way of [1, -1]) {
          const weights = Float32Array.from(
            { length: layout.groups * size },
            (_, i) => Math.sin(way * i) * 2,
          );
          const counts = Array.from({ length: layout.groups }, (_, group) =>
            Math.round((size * (group % 4)) / 3),
          );
          const asked = { weights, layout, counts, output };
          expectSameBytes(selectInRoom(asked).out, wantedOutputs(asked));
        }
  });
