import { type GroupLayout, groupsAsColumns, groupsAsRows } from "@equal-bits/core";
import { latentWeights } from "@equal-bits/laws";
import { hintLength, newHints, type Output } from "@equal-bits/ot-wasm";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { adversaries } from "./adversaries.js";
import { type Asked, expectSameBytes, selectInRoom, wantedOutputs } from "./selection-room.js";

const BYTES: Output = { kind: "bytes", low: -1, high: 1 };

const numbers = fc.oneof(
  fc.constantFrom(
    Number.NaN,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    0,
    -0,
    1,
    -1,
    2 ** -149,
    3.4e38,
  ),
  fc.float(),
  fc.float({ min: -2, max: 2, noNaN: true }),
);

/** A cut, a radius and a steadiness that no call has left behind. */
const strangeHint = fc.tuple(numbers, numbers, fc.oneof(fc.constant(1), numbers));

const layouts = fc.constantFrom<(size: number) => GroupLayout>(
  (size) => groupsAsRows(3, size),
  (size) => groupsAsColumns(3, size),
  (size) => groupsAsColumns(19, size),
);

test("for every matrix and hints, whatever they hold: the outputs of sorting, and at most 38 passes", () => {
  fc.assert(
    fc.property(
      fc.oneof(latentWeights({ longest: 800 }), latentWeights({ longest: 6000 })),
      layouts,
      fc.array(strangeHint, { minLength: 19, maxLength: 19 }),
      fc.constantFrom<Output>(BYTES, { kind: "bits" }, { kind: "floats", low: -1, high: 1 }),
      fc.nat(),
      (values, layoutOf, strange, output, number) => {
        const { groups } = layoutOf(0);
        const layout = layoutOf(Math.floor(values.length / groups));
        const hints = Float32Array.from(strange.slice(0, groups).flat());
        const counts = Array.from({ length: groups }, (_, group) => (number + 7 * group) % (layout.size + 1));
        const asked: Asked = {
          weights: values.slice(0, groups * layout.size),
          layout,
          counts,
          output,
          hints,
        };
        const { out, passes } = selectInRoom(asked);
        expectSameBytes(out, wantedOutputs(asked));
        expect(passes).toBeLessThanOrEqual(38);
      },
    ),
    { numRuns: 400 },
  );
});

test("example: a negative radius, whose band has its ends crossed", () => {
  const weights = Float32Array.from({ length: 96 }, (_, i) => i - 48);
  for (const layout of [groupsAsRows(1, 96), groupsAsColumns(16, 6)]) {
    const counts = new Array<number>(layout.groups).fill(layout.size >> 1);
    const hints = newHints(layout.groups).map((_, i) => [0, -20, 0][i % 3]);
    const asked: Asked = { weights, layout, counts, output: BYTES, hints };
    expectSameBytes(selectInRoom(asked).out, wantedOutputs(asked));
  }
});

describe.each([
  ["rows", groupsAsRows(5, 1800)],
  ["columns", groupsAsColumns(5, 1800)],
  ["columns, sixteen at a time and a rest", groupsAsColumns(20, 450)],
])("%s", (_, layout) => {
  const counts = Array.from({ length: layout.groups }, (_, group) => 100 + 60 * group).map(
    (k) => k % layout.size,
  );

  for (const [name, make] of Object.entries(adversaries))
    test(`for every call of a training that moves weights ${name}: the outputs of sorting`, () => {
      const hints = newHints(layout.groups);
      let weights = make(9000);
      for (let step = 0; step < 6; step++) {
        const asked: Asked = { weights, layout, counts, output: BYTES, hints };
        expectSameBytes(selectInRoom(asked).out, wantedOutputs(asked));
        weights = weights.map((weight, i) => weight * (1 - 0.003 * Math.sin(i + step) ** 2));
      }
    });

  test("for every call on weights that move a little: one pass, from the second call on", () => {
    const hints = newHints(layout.groups);
    let weights = adversaries.normal(9000);
    for (let step = 0; step < 20; step++) {
      const { passes } = selectInRoom({ weights, layout, counts, output: BYTES, hints });
      expect(passes).toBe(step === 0 ? 3 : 1);
      weights = weights.map((weight, i) => weight + 1e-4 * Math.sin(i + step));
    }
  });

  test("for every call on weights that all move together: one pass, from the third call on", () => {
    const hints = newHints(layout.groups);
    for (let step = 0; step < 20; step++) {
      const weights = adversaries.normal(9000).map((weight) => weight + 0.02 * step);
      const { passes } = selectInRoom({ weights, layout, counts, output: BYTES, hints });
      if (step > 1) expect(passes).toBe(1);
    }
  });

  for (const name of ["normal", "two tight clusters", "one outlier of 1e30", "a ramp"])
    test(`for every call but the first on unchanged weights ${name}: one pass`, () => {
      expect(passesOnUnchanged(adversaries[name](9000), layout, counts)).toEqual([1, 1, 1]);
    });

  for (const name of [
    "all equal",
    "alternating zeros",
    "two values",
    "nine zeros in ten",
    "halves and quarters",
  ]) {
    const halves = counts.map(() => layout.size >> 1);

    test(`for every call but the first on unchanged weights ${name}, many of which equal the cut: one pass`, () => {
      expect(passesOnUnchanged(adversaries[name](9000), layout, halves)).toEqual([1, 1, 1]);
    });

    test(`for every call on weights ${name} that shrink: the outputs of sorting, in few passes where rows are read`, () => {
      const hints = newHints(layout.groups);
      const cutStands = name.includes("zeros");
      const few = layout.interleave >= 16 ? 38 : 9; // a block whose cuts all moved has no pass left for probes
      for (let step = 0; step < 4; step++) {
        const weights = adversaries[name](9000).map((weight) => weight * (1 - step / 8));
        const asked: Asked = { weights, layout, counts: halves, output: BYTES, hints };
        const { out, passes } = selectInRoom(asked);
        expectSameBytes(out, wantedOutputs(asked));
        expect(passes).toBeLessThanOrEqual(cutStands && step > 0 ? 1 : few);
      }
    });
  }

  test("for every count of 0 among others: one pass, from the second call on", () => {
    const some = counts.map((count, group) => (group % 3 === 0 ? 0 : count));
    const weights = adversaries.normal(9000);
    expect(passesOnUnchanged(weights, layout, some)).toEqual([1, 1, 1]);
    const asked: Asked = { weights, layout, counts: some, output: BYTES, hints: newHints(layout.groups) };
    for (let call = 0; call < 3; call++) expectSameBytes(selectInRoom(asked).out, wantedOutputs(asked));
  });

  for (const name of ["Cauchy", "all magnitudes", "all magnitudes, both signs", "all magnitudes, sorted"])
    test(`for every call but the first two on unchanged weights ${name}: one pass, or two where a band is tried first`, () => {
      const passes = passesOnUnchanged(adversaries[name](9000), layout, counts);
      expect(Math.max(...passes.slice(1))).toBeLessThanOrEqual(layout.interleave >= 16 ? 2 : 1);
    });
});

/** The passes of the second, third and fourth call. */
function passesOnUnchanged(weights: Float32Array, layout: GroupLayout, counts: readonly number[]): number[] {
  const hints = newHints(layout.groups);
  const calls = [1, 2, 3, 4].map(
    () => selectInRoom({ weights, layout, counts, output: BYTES, hints }).passes,
  );
  return calls.slice(1);
}

test("for every matrix: hints are the same whatever lies in the scratch memory", () => {
  for (const size of [1, 2, 64, 65, 700])
    for (const make of Object.values(adversaries)) {
      const [once, again] = [newHints(1), newHints(1)];
      const asked = {
        weights: make(size),
        layout: groupsAsRows(1, size),
        counts: [(size + 1) >> 1],
        output: BYTES,
      };
      selectInRoom({ ...asked, hints: once });
      selectInRoom({ ...asked, hints: again }, { canary: 0x3f });
      expect([...again]).toEqual([...once]);
    }
});

test("example: hints of a first call are NaN, three for each group", () => {
  expect(hintLength(2)).toBe(6);
  expect([...newHints(2)]).toEqual(new Array(6).fill(Number.NaN));
});
