import { DomainError, groupsAsColumns, groupsAsRows, ShapeError } from "@equal-bits/core";
import { type SelectionInMemory, selectInMemory, type WasmKernels, wasmKernels } from "@equal-bits/ot-wasm";
import { expect, test } from "vitest";

const memory = new WebAssembly.Memory({ initial: 1 });
const kernels = wasmKernels(memory);
const CANARY = 77;

/** One group of five, of which two are selected. */
function selection(changes: Partial<SelectionInMemory> = {}): SelectionInMemory {
  new Uint8Array(memory.buffer).fill(CANARY);
  new Float32Array(memory.buffer, 1024, 5).set([3, 1, 4, 1, 5]);
  new Int32Array(memory.buffer, 2048, 1).set([2]);
  return {
    weights: 1024,
    layout: groupsAsRows(1, 5),
    counts: 2048,
    out: 2064,
    output: { kind: "bytes", low: 0, high: 1 },
    scratch: 4096,
    ...changes,
  };
}

test("example: blocks at the two ends of the memory are in it", () => {
  const end = memory.buffer.byteLength;
  const asked = selection({ out: end - 5 });
  expect(selectInMemory(kernels, asked)).toBe(1);
  expect([...new Uint8Array(memory.buffer, end - 5, 5)]).toEqual([0, 0, 1, 0, 1]);
});

const outside: readonly (readonly [string, Partial<SelectionInMemory>])[] = [
  ["weights", { weights: 65_536 - 16 }],
  ["weights", { weights: -4 }],
  ["weights", { weights: 1026 }],
  ["weights", { weights: Number.NaN }],
  ["counts", { counts: 65_536 }],
  ["out", { out: 65_536 - 4 }],
  ["out", { out: 2 ** 32 }],
  ["out", { out: 2065, output: { kind: "bits" } }],
  ["hints", { hints: 65_536 - 8 }],
  ["scratch", { scratch: 65_536 - 16 }],
  ["scratch", { scratch: 4100 }],
];
for (const [what, changes] of outside)
  test(`${what} outside of the memory or between two multiples, ${JSON.stringify(changes)}, is refused`, () => {
    const asked = selection(changes);
    expect(() => selectInMemory(kernels, asked)).toThrow(DomainError);
    expect(() => selectInMemory(kernels, asked)).toThrow(`${what} must be the address of`);
    expect([...new Uint8Array(memory.buffer, 2064, 5)]).toEqual(new Array(5).fill(CANARY));
  });

for (const count of [-1, 6, 2 ** 31 - 1])
  test(`a count of ${count} of 5 weights is refused`, () => {
    const asked = selection();
    new Int32Array(memory.buffer, 2048, 1)[0] = count;
    expect(() => selectInMemory(kernels, asked)).toThrow(
      `counts[0] must be a whole number from 0 to 5, the number of weights, got ${count}`,
    );
  });

for (const value of [-129, 256, 0.5, Number.NaN])
  test(`a byte of ${value} is refused`, () => {
    const asked = selection({ output: { kind: "bytes", low: 0, high: value } });
    expect(() => selectInMemory(kernels, asked)).toThrow(`from −128 to 255, got ${value}`);
  });

test("a layout that is none is refused", () => {
  const asked = selection({ layout: { groups: 5, size: 1, interleave: 2 } });
  expect(() => selectInMemory(kernels, asked)).toThrow(ShapeError);
});

test("kernels that wasmKernels did not make are refused", () => {
  const others = { ...kernels } as WasmKernels;
  expect(() => selectInMemory(others, selection())).toThrow("kernels must be made by wasmKernels(memory)");
});

test("columns that are too long for any memory are refused", () => {
  const asked = selection({ layout: groupsAsColumns(16, 2 ** 26) });
  expect(() => selectInMemory(kernels, asked)).toThrow("weights must be the address of 4294967296 bytes");
});
