import { type GroupLayout, groupsAsColumns, groupsAsRows } from "@equal-bits/core";
import { newHints, type Output } from "@equal-bits/ot-wasm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { adversaries } from "./adversaries.js";
import { expectSameBytes, selectInRoom, wantedOutputs } from "./selection-room.js";

const BYTES: Output = { kind: "bytes", low: 0, high: 1 };

/** Hints that lead astray: steady without reason, far off, or of a band that holds too much or nothing. */
const lies: Readonly<Record<string, (groups: number) => Float32Array | undefined>> = {
  none: () => undefined,
  new: newHints,
  "steady at 0": (groups) => newHints(groups).map((_, i) => [0, 0, 1][i % 3]),
  "steady and wide": (groups) => newHints(groups).map((_, i) => [1, 3e38, 1][i % 3]),
  "far off": (groups) => newHints(groups).map((_, i) => [-1e38, 1, 0][i % 3]),
  "steady at −∞": (groups) => newHints(groups).map((_, i) => [Number.NEGATIVE_INFINITY, 1, 1][i % 3]),
  "steady at NaN": (groups) => newHints(groups).map((_, i) => [Number.NaN, 1, 1][i % 3]),
};

function columnsOf(weights: Float32Array, columns: number): [Float32Array, GroupLayout] {
  const size = Math.floor(weights.length / columns);
  return [weights.slice(0, columns * size), groupsAsColumns(columns, size)];
}

for (const [name, make] of Object.entries(adversaries))
  test(`for every layout, count and hints on weights ${name}: the outputs of sorting in at most 38 passes`, () => {
    const rows = make(1153);
    const matrices = [
      [rows, groupsAsRows(1, rows.length)],
      columnsOf(make(16 * 701), 16),
      columnsOf(make(3 * 701), 3),
    ] as const;
    for (const [weights, layout] of matrices)
      for (const hint of Object.values(lies))
        for (const share of [0, 1 / layout.size, 0.03, 0.5, 0.51, 0.97, 1]) {
          const counts = new Array<number>(layout.groups).fill(Math.round(share * layout.size));
          const asked = { weights, layout, counts, output: BYTES, hints: hint(layout.groups) };
          const { out, passes } = selectInRoom(asked);
          expectSameBytes(out, wantedOutputs(asked));
          expect(passes).toBeLessThanOrEqual(38);
        }
  });

/** Clusters of neighbouring floats around places of any magnitude: halving has to go down to the last bit of one. */
const clusters = fc
  .array(fc.tuple(fc.float({ noNaN: true, min: -(2 ** 126), max: 2 ** 126 }), fc.nat({ max: 300 })), {
    minLength: 1,
    maxLength: 8,
  })
  .map((all) => {
    const bits = new Uint32Array(all.reduce((sum, [, count]) => sum + count, 66));
    const weights = new Float32Array(bits.buffer);
    let at = 66;
    for (const [place, count] of all)
      for (let k = 0; k < count; k++, at++) {
        weights[at] = place;
        bits[at] += (k * 7) % 97;
      }
    return weights;
  });

test("for every clusters of neighbouring floats and wrong hints: the outputs of sorting in at most 38 passes", () => {
  fc.assert(
    fc.property(
      clusters,
      fc.constantFrom(...Object.values(lies)),
      fc.nat(),
      fc.boolean(),
      (values, hint, number, wide) => {
        const [weights, layout] = wide
          ? columnsOf(
              new Float32Array(values.length * 16).map((_, i) => values[i >> 4]),
              16,
            )
          : [values, groupsAsRows(1, values.length)];
        const counts = new Array<number>(layout.groups).fill(number % (layout.size + 1));
        const asked = { weights, layout, counts, output: BYTES, hints: hint(layout.groups) };
        const { out, passes } = selectInRoom(asked);
        expectSameBytes(out, wantedOutputs(asked));
        expect(passes).toBeLessThanOrEqual(38);
      },
    ),
    { numRuns: 600 },
  );
});

test("example: every guess fails and no halving ends early: 38 passes, not one more", () => {
  const size = 1153; // the probes look at every 36th weight, and see only what lies far from the cut
  const place = new Float32Array(Uint32Array.of(0x2b5a_a5ab).buffer)[0];
  const weights = Float32Array.from({ length: size }, (_, i) => {
    if (i % 36 === 0) return i % 72 === 0 ? 1e18 : -1e18;
    return i % 2 === 0 ? place : place + 2 ** -63;
  });
  const hints = Float32Array.of(-3e38, 1, 1);
  let most = 0;
  for (let count = size - 200; count < size - 80; count++) {
    const asked = {
      weights,
      layout: groupsAsRows(1, size),
      counts: [count],
      output: BYTES,
      hints: hints.slice(),
    };
    const { out, passes } = selectInRoom(asked);
    expectSameBytes(out, wantedOutputs(asked));
    most = Math.max(most, passes);
  }
  expect(most).toBe(38);
});

for (const name of [
  "all equal",
  "alternating zeros",
  "two values",
  "nine zeros in ten",
  "halves and quarters",
])
  test(`for every layout of weights ${name}: the tied value is found at once, in at most 8 passes`, () => {
    for (const [weights, layout] of [
      [adversaries[name](4608), groupsAsRows(1, 4608)],
      columnsOf(adversaries[name](16 * 1152), 16),
    ] as const) {
      const counts = new Array<number>(layout.groups).fill(layout.size >> 1);
      expect(selectInRoom({ weights, layout, counts, output: BYTES }).passes).toBeLessThanOrEqual(8);
    }
  });
