import { kernelsForPlainMemory } from "../generated/kernel-binaries.js";

const PAGE = 65536;

/** A memory with the kernels that count in it. */
export interface PopcountRoom {
  /** The bytes of the memory, which never grows: views stay what they are. */
  readonly buffer: ArrayBuffer;
  /** What assembly/ exports. */
  readonly kernels: PopcountKernels;
}

/** Every argument is an address in the memory, in bytes, or a whole number; nothing is checked. */
interface PopcountKernels {
  /** How many bits of two arrays of `words` words differ, as an int32: at most 2²⁶ − 1 words. */
  countDiffering(a: number, b: number, words: number): number;
  /** The same of each row, written to `out` as uint32: so up to 2²⁷ − 1 words. */
  countDifferingPerRow(a: number, b: number, rows: number, words: number, out: number): void;
}

/** The module, compiled at the first use; null where the runtime refused it, which asked again would only say so again. */
let compiled: WebAssembly.Module | null | undefined;

/**
 * A memory of its own for some bytes, with kernels, made synchronously.
 *
 * @param bytes - how many
 * @returns undefined where there is no WebAssembly with SIMD, the page's policy forbids it, or there is no such memory
 * @internal
 */
export function popcountRoom(bytes: number): PopcountRoom | undefined {
  if (compiled === undefined) compiled = orNull(compile);
  const module = compiled;
  return (module && orNull(() => instantiate(module, Math.ceil(bytes / PAGE)))) ?? undefined;
}

function compile(): WebAssembly.Module {
  return new WebAssembly.Module(
    Uint8Array.from(atob(kernelsForPlainMemory), (character) => character.charCodeAt(0)),
  );
}

function instantiate(module: WebAssembly.Module, pages: number): PopcountRoom {
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  // assembly/index.ts exports these
  return { buffer: memory.buffer as ArrayBuffer, kernels: exports as unknown as PopcountKernels };
}

/** Whatever keeps WebAssembly from running is no error: TypeScript gives the same numbers. */
function orNull<T>(make: () => T): T | null {
  try {
    return make();
  } catch {
    return null;
  }
}
