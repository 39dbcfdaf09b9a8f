import {
  groupsAsColumns,
  groupsAsRows,
  groupsOf,
  perGroup,
  type Quantizer,
  quantizeGroups,
} from "@equal-bits/core";
import { latentWeights } from "@equal-bits/laws";
import { equalBits } from "@equal-bits/quantizers";
import type { BackendWasm } from "@tensorflow/tfjs-backend-wasm";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { levelsByCount } from "../src/levels-by-count.js";
import { writeByRank } from "../src/write-by-rank.js";
import { centredBits, layerBits, layerThirds, quarters, thirds } from "./quantizers.js";

const CANARY = 0xa5;
const PAGE = 65536;

/** As much of a backend as scratch needs: every block makes the memory grow, and lies alone in it, aligned to 8 bytes. */
class ScratchBackend {
  readonly wasmMemory: WebAssembly.Memory;
  readonly #ends = new Map<number, number>();

  constructor(memory: WebAssembly.Memory) {
    this.wasmMemory = memory;
  }

  /** The backend as the functions under test take it. */
  get asBackend(): BackendWasm {
    return { wasm: this } as unknown as BackendWasm; // all that they touch of it
  }

  /** How many blocks have not been given back. */
  get taken(): number {
    return this.#ends.size;
  }

  _malloc(size: number): number {
    const start = this.wasmMemory.buffer.byteLength;
    this.wasmMemory.grow(Math.ceil(size / PAGE) + 1);
    new Uint8Array(this.wasmMemory.buffer, start).fill(CANARY);
    this.#ends.set(start + 8, start + 8 + size);
    return start + 8;
  }

  _free(address: number): void {
    const end = this.#ends.get(address) ?? 0;
    const { buffer } = this.wasmMemory;
    const around = [new Uint8Array(buffer, address - 8, 8), new Uint8Array(buffer, end, 4096)];
    expect(around.every((bytes) => bytes.every((byte) => byte === CANARY))).toBe(true);
    this.#ends.delete(address);
  }
}

/** The values that are written, with a look at all else that lies in the first page. */
function written(
  memory: WebAssembly.Memory,
  rule: Quantizer,
  weights: Float32Array,
  layout = groupsAsRows(1, weights.length),
): Float32Array {
  const [at, out] = [1024, 32768];
  const scratch = new ScratchBackend(memory);
  const before = new Uint8Array(memory.buffer, 0, PAGE).fill(CANARY);
  new Float32Array(memory.buffer, at, weights.length).set(weights);
  const expected = before.slice();
  const levels = levelsByCount(rule, layout);
  expect(levels && writeByRank(levels, { backend: scratch.asBackend, layout, weights: at, out })).toBe(true);
  expect(scratch.taken).toBe(0);
  const values = new Float32Array(memory.buffer, out, weights.length).slice();
  const after = new Uint8Array(memory.buffer, 0, PAGE).slice();
  after.set(expected.subarray(out, out + weights.byteLength), out);
  expect(Buffer.compare(after, expected)).toBe(0);
  return values;
}

for (const [kind, shared] of [
  ["plain", false],
  ["shared", true],
] as const)
  describe(`in ${kind} memory`, () => {
    const newMemory = (): WebAssembly.Memory =>
      new WebAssembly.Memory({ initial: 1, maximum: 65536, shared });

    for (const rule of [equalBits(0.3), thirds, quarters, layerBits, layerThirds, centredBits])
      test(`for every filter bank: ${rule.name} writes the rule's values and nothing else, wherever scratch lies`, () => {
        const filters = fc.constantFrom(1, 3, 16, 17);
        fc.assert(
          fc.property(latentWeights({ shortest: 34, longest: 600 }), filters, (values, count) => {
            const size = Math.floor(values.length / count / 2) * 2;
            const weights = values.slice(0, size * count);
            for (const layout of [
              groupsAsColumns(count, size),
              groupsAsRows(count, size),
              groupsOf([size, count], perGroup(2)),
            ]) {
              const wanted = quantizeGroups(rule, weights, layout, new Float32Array(weights.length));
              expect(written(newMemory(), rule, weights, layout)).toEqual(wanted);
            }
          }),
          { numRuns: 60 },
        );
      });

    test("example: the two greatest of four weights", () => {
      expect([...written(newMemory(), equalBits(), Float32Array.of(1, 7, -2, 7))]).toEqual([-1, 1, -1, 1]);
    });

    test("example: a weight that is not finite is told, and scratch given back", () => {
      const memory = newMemory();
      const scratch = new ScratchBackend(memory);
      new Float32Array(memory.buffer, 64, 3).set([1, Number.NaN, 2]);
      const matrix = { backend: scratch.asBackend, layout: groupsAsRows(1, 3), weights: 64, out: 128 };
      for (const values of [
        [-1, 1],
        [-1, 0, 1],
      ]) {
        const counts = Int32Array.from(values, (_, level) => (level === 0 ? 3 : 0));
        expect(writeByRank({ counts, values }, matrix)).toBe(false);
      }
      expect(scratch.taken).toBe(0);
    });
  });

test("example: weights, values and scratch beyond 2 GiB, where addresses are negative to WebAssembly", () => {
  const memory = new WebAssembly.Memory({ initial: 2 ** 15 + 1 });
  const [at, out] = [2 ** 31 + 64, 2 ** 31 + 32768];
  const weights = Float32Array.from({ length: 34 * 17 }, (_, i) => Math.sin(i));
  new Float32Array(memory.buffer, at, weights.length).set(weights);
  const layout = groupsAsColumns(17, 34);
  for (const rule of [equalBits(0.3), thirds]) {
    const backend = new ScratchBackend(memory).asBackend;
    const levels = levelsByCount(rule, layout);
    expect(levels && writeByRank(levels, { backend, layout, weights: at, out })).toBe(true);
    const wanted = quantizeGroups(rule, weights, layout, new Float32Array(weights.length));
    expect(new Float32Array(memory.buffer, out, weights.length)).toEqual(wanted);
  }
});
