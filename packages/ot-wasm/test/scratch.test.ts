import { groupsAsColumns, groupsAsRows } from "@equal-bits/core";
import { selectionScratchBytes, wasmKernels } from "@equal-bits/ot-wasm";
import { expect, test } from "vitest";

const kernels = wasmKernels(new WebAssembly.Memory({ initial: 1 }));
const bits = { kind: "bits" } as const;

test("example: rows of 4608 take a few thousand bytes, of 100 million less than a third of a byte a weight", () => {
  expect(selectionScratchBytes(kernels, groupsAsRows(9, 4608))).toBeLessThan(3000);
  expect(selectionScratchBytes(kernels, groupsAsRows(1, 1e8))).toBeLessThan(1e8 / 3);
});

test("example: fewer than sixteen columns, or packed bits, need no copy of sixteen columns", () => {
  for (const [columns, output] of [
    [15, undefined],
    [2, undefined],
    [64, bits],
  ] as const)
    expect(selectionScratchBytes(kernels, groupsAsColumns(columns, 1e6), output)).toBeLessThan(9e6);
  expect(selectionScratchBytes(kernels, groupsAsColumns(16, 1e6))).toBeGreaterThan(72e6);
});

test("for every length of sixteen columns: the bytes grow with it, beyond what 32 bits count too", () => {
  let before = 0;
  for (let size = 1; size <= 2 ** 29; size *= 2) {
    const bytes = selectionScratchBytes(kernels, groupsAsColumns(16, size));
    expect(bytes % 16).toBe(0);
    expect(bytes).toBeGreaterThan(before);
    expect(bytes).toBeGreaterThan(72 * size);
    before = bytes;
  }
  expect(before).toBeGreaterThan(2 ** 32);
});
