import { latentWeights } from "@equal-bits/laws";
import { wasmKernels } from "@equal-bits/ot-wasm";
import fc from "fast-check";
import { expect, test } from "vitest";

const memory = new WebAssembly.Memory({ initial: 2 });
const kernels = wasmKernels(memory);
const WEIGHTS = 1024;
const OUT = 16_384;
const CANARY = 77;

/** The kernel's bytes, and a canary behind them. */
function bytesBehind(count: number): Int8Array {
  return new Int8Array(memory.buffer, OUT, count + 1);
}

function place(weights: Float32Array): void {
  new Float32Array(memory.buffer, WEIGHTS, weights.length).set(weights);
}

test("for every weights: writeSigns gives 1 from 0 on, −0 included, and −1 below", () => {
  fc.assert(
    fc.property(latentWeights(), (weights) => {
      place(weights);
      bytesBehind(weights.length).fill(CANARY);
      kernels.writeSigns(WEIGHTS, weights.length, OUT);
      const signs = Array.from(weights, (weight) => (weight >= 0 ? 1 : -1));
      expect([...bytesBehind(weights.length)]).toEqual([...signs, CANARY]);
    }),
    { numRuns: 300 },
  );
});

test("for every bytes: copyBytes copies them, overlapping or not, and nothing else", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.integer({ min: -50, max: 50 }), (bytes, offset) => {
      const all = new Uint8Array(memory.buffer);
      all.fill(CANARY).set(bytes, OUT);
      kernels.copyBytes(OUT, OUT + offset, bytes.length);
      expect(all.slice(OUT + offset, OUT + offset + bytes.length)).toEqual(bytes);
      const wanted = new Uint8Array(500).fill(CANARY);
      wanted.set(bytes, 100);
      wanted.set(bytes, 100 + offset);
      expect(all.slice(OUT - 100, OUT + 400)).toEqual(wanted);
    }),
    { numRuns: 300 },
  );
});

test("for every weights and threshold: countAbove counts those above it", () => {
  fc.assert(
    fc.property(latentWeights(), fc.float({ noNaN: true }), (weights, threshold) => {
      place(weights);
      for (const t of [threshold, ...weights.subarray(0, 3)])
        expect(kernels.countAbove(WEIGHTS, weights.length, t)).toBe(weights.filter((w) => w > t).length);
    }),
    { numRuns: 300 },
  );
});

test("for every weights: firstNonFinite is the index of the first NaN or infinity, or −1", () => {
  fc.assert(
    fc.property(fc.array(fc.float(), { maxLength: 40 }), (values) => {
      place(Float32Array.from(values));
      const index = values.findIndex((value) => !Number.isFinite(value));
      expect(kernels.firstNonFinite(WEIGHTS, values.length)).toBe(index);
    }),
  );
});

test("for every marks and levels: addMarks adds byte by byte", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat({ max: 254 }), fc.nat({ max: 1 })), { maxLength: 70 }), (pairs) => {
      const levels = new Uint8Array(memory.buffer, OUT, pairs.length + 1).fill(CANARY);
      levels.set(pairs.map(([level]) => level));
      new Uint8Array(memory.buffer, WEIGHTS, pairs.length + 1).fill(1).set(pairs.map(([, mark]) => mark));
      kernels.addMarks(OUT, WEIGHTS, pairs.length);
      expect([...levels]).toEqual(pairs.map(([level, mark]) => level + mark).concat(CANARY));
    }),
    { numRuns: 300 },
  );
});

test("for every levels: writeAtoms writes the atom of each, and nothing behind", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 50 }), (levels) => {
      const atoms = new Float32Array(memory.buffer, WEIGHTS, 256).map((_, level) => level / 3 - 1);
      place(atoms);
      new Uint8Array(memory.buffer, 8192, levels.length).set(levels);
      const out = new Float32Array(memory.buffer, OUT, levels.length + 1).fill(CANARY);
      kernels.writeAtoms(8192, levels.length, WEIGHTS, OUT);
      expect([...out]).toEqual([...levels].map((level) => atoms[level]).concat(CANARY));
    }),
  );
});

test("example: the kernels of one memory are instantiated once, those of another are others", () => {
  expect(wasmKernels(memory) === kernels).toBe(true);
  expect(wasmKernels(new WebAssembly.Memory({ initial: 1 })) === kernels).toBe(false);
});

for (const [kind, foreign] of [
  ["plain", new WebAssembly.Memory({ initial: 2, maximum: 3 })],
  ["shared", new WebAssembly.Memory({ initial: 2, maximum: 3, shared: true })],
] as const)
  test(`example: a ${kind} memory full of 7 is full of 7 after the kernels are bound to it`, () => {
    const bytes = new Uint8Array(foreign.buffer).fill(7);
    wasmKernels(foreign);
    expect(bytes.every((byte) => byte === 7)).toBe(true);
  });
