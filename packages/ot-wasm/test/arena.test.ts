import { BackendError, groupsAsColumns, groupsAsRows } from "@equal-bits/core";
import { wasmBackend } from "@equal-bits/ot-wasm";
import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Arena } from "../src/arena.js";
import { adversaries } from "./adversaries.js";

const MEBIBYTE = 2 ** 20;
const PlainMemory = WebAssembly.Memory;

/** Every memory that was made during a test. */
let memories: WebAssembly.Memory[] = [];

beforeEach(() => {
  memories = [];
  WebAssembly.Memory = class extends PlainMemory {
    constructor(descriptor: WebAssembly.MemoryDescriptor) {
      super(descriptor);
      memories.push(this);
    }
  };
});

afterEach(() => {
  WebAssembly.Memory = PlainMemory;
});

const bytesNow = (): number => memories.at(-1)?.buffer.byteLength ?? 0;

test("for every order of taking and giving back: blocks lie apart, at multiples of 16, and nothing is left at the end", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat({ max: 5000 }), fc.nat()), { maxLength: 40 }), (steps) => {
      const arena = new Arena();
      const held: ReturnType<Arena["take"]>[] = [];
      for (const [bytes, number] of steps) {
        if (number % 3 === 0 && held.length > 0) arena.giveBack(held.splice(number % held.length, 1)[0]);
        else held.push(arena.take(bytes));
        const places = held.toSorted((a, b) => a.address - b.address);
        for (const [k, { address }] of places.entries()) {
          expect(address % 16).toBe(0);
          expect(address).toBeGreaterThanOrEqual(k === 0 ? 16 : places[k - 1].end);
        }
        for (const { end } of held) expect(end).toBeLessThanOrEqual(arena.buffer.byteLength);
      }
      for (const block of held) arena.giveBack(block);
      expect(arena.take(1).address).toBe(16);
    }),
    { numRuns: 200 },
  );
});

test("for every of thousands of calls: the memory is as large as after the first", () => {
  const backend = wasmBackend();
  const weights = adversaries.normal(2000);
  const rows = groupsAsRows(4, 500);
  const columns = groupsAsColumns(20, 100);
  let first = 0;
  for (let call = 0; call < 3000; call++) {
    backend.selectTop(weights, rows, [1, 2, 3, 4], new Uint8Array(2000));
    backend.writeLevels(weights, columns, new Array(20).fill(50), new Float32Array(2000));
    const semiDual = backend.semiDual(weights);
    semiDual.release?.();
    if (call === 0) first = bytesNow();
  }
  expect(bytesNow()).toBe(first);
  expect(memories).toHaveLength(1);
});

test("for every call that fails: nothing is left", () => {
  const backend = wasmBackend();
  const weights = adversaries.normal(300_000);
  weights[299_999] = Number.NaN;
  const layout = groupsAsRows(3, 100_000);
  const call = (): unknown => backend.selectTop(weights, layout, [1, 1, 1], new Uint8Array(300_000));
  expect(call).toThrow("index 299999");
  const first = bytesNow();
  for (let again = 0; again < 30; again++) expect(call).toThrow("index 299999");
  expect(bytesNow()).toBe(first);
});

test("example: a memory beyond 64 MiB is dropped after the call, and one of a held semi-dual when that is released", () => {
  const backend = wasmBackend();
  const many = new Float32Array(20 * MEBIBYTE); // 80 MiB as one group
  backend.writeBits(many, groupsAsRows(1, many.length), [7], new Uint32Array(many.length / 32));
  expect(memories).toHaveLength(1);
  expect(bytesNow()).toBeGreaterThan(64 * MEBIBYTE);
  const held = backend.semiDual(Float32Array.of(1));
  expect(memories).toHaveLength(2);
  expect(bytesNow()).toBe(MEBIBYTE);
  const large = backend.semiDual(many);
  large.release?.();
  backend.semiDual(Float32Array.of(1)).release?.();
  expect(memories).toHaveLength(2);
  expect(bytesNow()).toBeGreaterThan(64 * MEBIBYTE);
  held.release?.();
  backend.semiDual(Float32Array.of(1)).release?.();
  expect(memories).toHaveLength(3);
  expect(bytesNow()).toBe(MEBIBYTE);
});

test("example: two backends have a memory each, and neither disturbs the other", () => {
  const [one, other] = [wasmBackend(), wasmBackend()];
  const odds = { slopes: Float64Array.of(1), cuts: Float64Array.of(0), tilts: Float64Array.of(0) };
  const semiDual = one.semiDual(Float32Array.of(0));
  other.selectTop(adversaries.normal(1000), groupsAsRows(1, 1000), [500], new Uint8Array(1000));
  const upper = Float64Array.of(9);
  semiDual.evaluate(odds, upper, new Float64Array(1));
  expect(upper[0]).toBe(0.5);
  expect(memories).toHaveLength(2);
});

test("more than a 32-bit memory holds is refused, with the remedy, and leaves nothing behind", () => {
  const arena = new Arena();
  const call = (): unknown => arena.lend([1000, 2 ** 32], () => 0);
  expect(call).toThrow(BackendError);
  expect(call).toThrow(/must have room for .*4 GiB.*select fewer groups at a time/);
  expect(arena.take(1).address).toBe(16);
});

test("a runtime that has no room for a memory is refused, and a later call tries again", () => {
  const own = WebAssembly.Memory;
  WebAssembly.Memory = class {
    constructor() {
      throw new RangeError("could not allocate memory");
    }
  } as unknown as typeof WebAssembly.Memory; // no more of it is used
  const arena = new Arena();
  expect(() => arena.take(1)).toThrow(BackendError);
  expect(() => wasmBackend()).toThrow('got "could not allocate memory"; use fewer backends');
  WebAssembly.Memory = own;
  expect(arena.take(1).address).toBe(16);
});
