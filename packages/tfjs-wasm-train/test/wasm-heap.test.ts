import { BackendError } from "@equal-bits/core";
import * as tf from "@tensorflow/tfjs-core";
import fc from "fast-check";
import { afterEach, beforeAll, expect, test } from "vitest";
import { requireWasmBackend } from "../src/wasm-backend.js";
import { addressOf, heapOf, makeOutputs, memoryOf, withScratch } from "../src/wasm-heap.js";
import { startWasm } from "./backends.js";

beforeAll(startWasm);

/** Counts blocks that were taken and not given back; can refuse the n-th. */
function watchHeap(refuse = Number.POSITIVE_INFINITY): { readonly open: Set<number>; restore(): void } {
  const heap = heapOf(requireWasmBackend());
  const { _malloc, _free } = heap;
  const open = new Set<number>();
  let calls = 0;
  heap._malloc = (size) => {
    if (++calls === refuse) throw new BackendError("full");
    const address = _malloc(size);
    open.add(address >>> 0);
    return address;
  };
  heap._free = (address) => {
    open.delete(address >>> 0);
    _free(address);
  };
  return { open, restore: () => Object.assign(heap, { _malloc, _free }) };
}

let watch: ReturnType<typeof watchHeap> | undefined;
afterEach(() => {
  watch?.restore();
  watch = undefined;
});

test("example: a tensor's values lie at its address", () => {
  const backend = requireWasmBackend();
  const tensor = tf.tensor1d([3, 4]);
  expect(Array.from(new Float32Array(memoryOf(backend).buffer, addressOf(backend, tensor), 2))).toEqual([
    3, 4,
  ]);
});

test("for all lengths: pieces of scratch are aligned, apart, and given back", () => {
  watch = watchHeap();
  const { open } = watch;
  fc.assert(
    fc.property(fc.array(fc.nat(100), { minLength: 1, maxLength: 5 }), (lengths) => {
      withScratch(requireWasmBackend(), lengths, (...addresses) => {
        expect(open.size).toBe(1);
        expect(addresses.every((address) => address % 16 === 0)).toBe(true);
        addresses.slice(1).forEach((address, i) => {
          expect(address).toBeGreaterThanOrEqual(addresses[i] + 4 * lengths[i]);
        });
      });
      expect(open.size).toBe(0);
    }),
  );
});

test("example: scratch is given back when its user throws", () => {
  watch = watchHeap();
  const failing = (): never => {
    throw new Error("inside");
  };
  expect(() => withScratch(requireWasmBackend(), [10], failing)).toThrow("inside");
  expect(watch.open.size).toBe(0);
});

test("example: where the second of two tensors has no room, the first is given back", () => {
  watch = watchHeap(2);
  const backend = requireWasmBackend();
  const before = backend.numDataIds();
  expect(() => makeOutputs(backend, [5], [6])).toThrow(BackendError);
  expect(watch.open.size).toBe(0);
  expect(backend.numDataIds()).toBe(before);
});

test("a backend without its memory in place is refused", () => {
  const { dataIdMap } = requireWasmBackend();
  const patched = { dataIdMap, wasm: { asm: {} } } as unknown as Parameters<typeof memoryOf>[0]; // what a patched build may look like
  expect(() => memoryOf(patched)).toThrow(BackendError);
});
