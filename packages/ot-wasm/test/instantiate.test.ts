import { BackendError } from "@equal-bits/core";
import { instantiate } from "@equal-bits/ot-wasm";
import { afterEach, expect, test, vi } from "vitest";

afterEach(() => vi.restoreAllMocks());

/** (module (import "env" "memory" (memory …)) (func (export "bump") (i32.store8 (i32.const 5) (i32.const 42)))) */
const moduleWith = (limits: readonly number[]): Uint8Array =>
  Uint8Array.of(
    ...[0, 97, 115, 109, 1, 0, 0, 0], // magic, version
    ...[1, 4, 1, 96, 0, 0], // one type: () → ()
    ...[2, 13 + limits.length, 1, 3, 101, 110, 118, 6, 109, 101, 109, 111, 114, 121, 2, ...limits], // env.memory
    ...[3, 2, 1, 0], // one function
    ...[7, 8, 1, 4, 98, 117, 109, 112, 0, 0], // its name
    ...[10, 11, 1, 9, 0, 65, 5, 65, 42, 58, 0, 0, 11], // its code
  );
const PLAIN = moduleWith([0, 1]); // at least one page
const SHARED = moduleWith([3, 1, 2]); // shared, one to two pages

const base64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));
const binaries = { plain: base64(PLAIN), shared: base64(SHARED) };
const newMemory = (): WebAssembly.Memory => new WebAssembly.Memory({ initial: 1 });

for (const [kind, memory] of [
  ["plain", newMemory()],
  ["shared", new WebAssembly.Memory({ initial: 1, maximum: 2, shared: true })],
] as const)
  test(`example: a module of one function works in ${kind} memory`, () => {
    const { bump } = instantiate(binaries, memory);
    (bump as () => void)(); // the module's only export
    expect([...new Uint8Array(memory.buffer, 4, 3)]).toEqual([0, 42, 0]);
  });

test("example: binaries are compiled once, and every memory gets an instance of its own", () => {
  instantiate(binaries, newMemory());
  const compile = vi.spyOn(WebAssembly, "Module");
  const memories = [newMemory(), newMemory()];
  (instantiate(binaries, memories[0]).bump as () => void)(); // the module's only export
  expect(memories.map(({ buffer }) => new Uint8Array(buffer)[5])).toEqual([42, 0]);
  expect(compile).not.toHaveBeenCalled();
});

test("a binary that the runtime does not know is refused, with the remedy", () => {
  const future = { plain: base64(Uint8Array.of(...PLAIN.slice(0, 4), 99, 0, 0, 0)), shared: "" };
  const call = (): unknown => instantiate(future, newMemory());
  expect(call).toThrow(BackendError);
  expect(call).toThrow(/SIMD.*Node ≥ 20/);
});

test("a page whose policy forbids WebAssembly is refused, with the remedy", () => {
  vi.spyOn(WebAssembly, "Module").mockImplementation(function refuse() {
    throw new WebAssembly.CompileError("blocked by Content-Security-Policy");
  });
  const custom = base64(Uint8Array.of(...PLAIN, 0, 2, 1, 120)); // with a custom section: not compiled before
  const call = (): unknown => instantiate({ plain: custom, shared: "" }, newMemory());
  expect(call).toThrow(BackendError);
  expect(call).toThrow(/blocked by Content-Security-Policy.*'wasm-unsafe-eval'/);
});
