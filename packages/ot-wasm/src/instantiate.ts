import { BackendError } from "@equal-bits/core";

/** A WebAssembly module in its two builds, as base64: it imports its memory and brings no data. */
export interface KernelBinaries {
  /** For a memory of its own or of another module. */
  readonly plain: string;
  /** For a memory shared between threads. */
  readonly shared: string;
}

/** Compiled once for each binary: an instance is cheap, a compilation takes about a millisecond. */
const modules = new Map<string, WebAssembly.Module>();

/**
 * Instantiates kernels on a memory, synchronously and without a file; for packages that bring kernels of their own.
 *
 * The binaries are compiled once, an instance is made at each call: keep it as long as its memory.
 *
 * @param binaries - the kernels
 * @param memory - where they work, plain or shared; imported by the module as `env.memory`
 * @returns the module's exports
 * @throws BackendError if the runtime has no WebAssembly SIMD, or the page's policy forbids WebAssembly
 * @see {@link wasmKernels}, the kernels of this package
 */
export function instantiate(binaries: KernelBinaries, memory: WebAssembly.Memory): WebAssembly.Exports {
  const module = moduleOf(isShared(memory) ? binaries.shared : binaries.plain);
  return new WebAssembly.Instance(module, { env: { memory } }).exports;
}

function moduleOf(binary: string): WebAssembly.Module {
  const known = modules.get(binary);
  if (known) return known;
  const module = compile(Uint8Array.from(atob(binary), (character) => character.charCodeAt(0)));
  modules.set(binary, module);
  return module;
}

function compile(bytes: Uint8Array<ArrayBuffer>): WebAssembly.Module {
  if (!WebAssembly.validate(bytes))
    throw new BackendError(
      "the runtime must have WebAssembly SIMD, got one that refuses it; use Node ≥ 20 or a browser of 2023 or later",
    );
  try {
    return new WebAssembly.Module(bytes);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new BackendError(
      `the runtime must allow WebAssembly to be compiled, got "${reason}"; in a page with a Content-Security-Policy add 'wasm-unsafe-eval' to script-src`,
    );
  }
}

function isShared({ buffer }: WebAssembly.Memory): boolean {
  return typeof SharedArrayBuffer !== "undefined" && buffer instanceof SharedArrayBuffer;
}
