import { groupsAsRows } from "@equal-bits/core";
import { atomTransportGroups, selectTopGroups } from "@equal-bits/ot";
import { expect, test } from "vitest";

const weights = Float32Array.of(1, 2, 3, 4);
const layout = groupsAsRows(2, 2);

test("example: two rows onto −1 and +1, half and half", () => {
  const moved = atomTransportGroups(weights, layout, [-1, 1], Int32Array.of(1, 1, 1, 1), new Float32Array(4));
  expect([...moved]).toEqual([-1, 1, -1, 1]);
});

test("example: 25 million weights in one group are selected from with little more memory than their marks", () => {
  const size = 25_000_000;
  const many = new Float32Array(size);
  for (let i = 0; i < size; i++) many[i] = Math.imul(i, 0x9e3779b1) / 2 ** 31;
  const marks = new Uint8Array(size);
  const before = process.memoryUsage().arrayBuffers;
  selectTopGroups(many, groupsAsRows(1, size), [size / 2], marks);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(0.1 * many.byteLength);
  let marked = 0;
  let wrong = 0;
  for (let i = 0; i < size; i++) {
    marked += marks[i];
    wrong += +(marks[i] !== +(many[i] >= 0)); // multiples of an odd number meet every residue about equally often
  }
  expect(marked).toBe(size / 2);
  expect(wrong).toBeLessThan(10);
});

test("no atoms, and counts of another shape, are refused", () => {
  const out = new Float32Array(4);
  expect(() => atomTransportGroups(weights, layout, [], new Int32Array(0), out)).toThrow(
    "atoms must be at least one",
  );
  expect(() => atomTransportGroups(weights, layout, [-1, 1], new Int32Array(3), out)).toThrow(
    "counts must have groups × levels = 2 × 2 entries, got 3",
  );
  expect(() => selectTopGroups(weights, layout, [1], new Uint8Array(4))).toThrow("2 × 1 entries, got 1");
});
