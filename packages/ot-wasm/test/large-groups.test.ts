import { groupsAsRows } from "@equal-bits/core";
import { newHints, type Output } from "@equal-bits/ot-wasm";
import { describe, expect, test } from "vitest";
import { adversaries } from "./adversaries.js";
import { expectSameBytes, selectInRoom } from "./selection-room.js";

/** Just beyond the size from which a sample is read instead of all weights, not a multiple of any step. */
const SIZE = 2 ** 18 + 1031;

const BYTES: Output = { kind: "bytes", low: 0, high: 1 };

/** The marks by sorting a typed array: a second way, as the oracle of ranks takes seconds here. */
function marksOf(weights: Float32Array, count: number): Uint8Array {
  const cut = count === 0 ? Number.POSITIVE_INFINITY : weights.slice().sort()[weights.length - count];
  let left = count - weights.reduce((above, weight) => above + Number(weight > cut), 0);
  return Uint8Array.from(weights, (weight) => Number(weight > cut || (weight === cut && left-- > 0)));
}

/** Weights at the places that the sample reads tell nothing of the others. */
const blindSpots: Readonly<Record<string, (size: number) => Float32Array>> = {
  "sorted in lines of 16": (size) =>
    Float32Array.from({ length: size }, (_, i) => ((i * 40503) % 16) + i / size),
  "one half constant, one half normal": (size) =>
    adversaries.normal(size).map((weight, i) => (i < size / 2 ? 0.1 : weight)),
  "equal but for a thousand at the end": (size) =>
    new Float32Array(size).fill(1).map((weight, i) => (i >= size - 1000 ? weight + i : weight)),
};

describe.each(Object.entries({ ...adversaries, ...blindSpots }))("%s", (_, make) => {
  test("for every count and hint: the marks of sorting in at most 38 passes, and nothing else is touched", () => {
    const weights = make(SIZE);
    const hints = newHints(1);
    for (const count of [1, 1000, SIZE >> 1, SIZE - 3]) {
      const asked = { weights, layout: groupsAsRows(1, SIZE), counts: [count], output: BYTES };
      const wanted = marksOf(weights, count);
      for (const given of [undefined, hints, hints]) {
        const { out, passes } = selectInRoom({ ...asked, hints: given });
        expectSameBytes(out, wanted);
        expect(passes).toBeLessThanOrEqual(38);
      }
    }
  });
});

test("example: half of normal weights takes one pass, and one with hints", () => {
  const weights = adversaries.normal(SIZE);
  const hints = newHints(1);
  const asked = { weights, layout: groupsAsRows(1, SIZE), counts: [SIZE >> 1], output: BYTES, hints };
  expect([1, 2, 3].map(() => selectInRoom(asked).passes)).toEqual([1, 1, 1]);
});

for (const name of ["all equal", "nine zeros in ten", "two values"])
  test(`for every call but the first on weights ${name}: one pass`, () => {
    const [weights, hints] = [adversaries[name](SIZE), newHints(1)];
    const asked = { weights, layout: groupsAsRows(1, SIZE), counts: [SIZE >> 1], output: BYTES, hints };
    const wanted = marksOf(weights, SIZE >> 1);
    for (let call = 0; call < 3; call++) {
      const { out, passes } = selectInRoom(asked);
      expectSameBytes(out, wanted);
      if (call > 0) expect(passes).toBe(1);
    }
  });

test("for every group of half a million, packed and as float32: the outputs of sorting", () => {
  const weights = adversaries.Cauchy(2 ** 19);
  const wanted = marksOf(weights, 100_000);
  const asked = { weights, layout: groupsAsRows(1, weights.length), counts: [100_000] };
  const floats = selectInRoom({ ...asked, output: { kind: "floats", low: -1, high: 1 } }).out;
  expectSameBytes(
    floats,
    Float32Array.from(wanted, (mark) => 2 * mark - 1),
  );
  const { out } = selectInRoom({ ...asked, output: { kind: "bits" } });
  expectSameBytes(
    wanted.map((_, i) => (out[i >> 3] >> (i & 7)) & 1),
    wanted,
  );
});
