import { vi } from "vitest";

type Metrics = typeof import("@equal-bits/metrics");

/** Ways in which a runtime may fail to run the kernels. */
export const failures: Readonly<Record<string, () => void>> = {
  "there is no WebAssembly": () => vi.stubGlobal("WebAssembly", undefined),
  "SIMD is missing or the page's policy forbids WebAssembly": () => {
    vi.spyOn(WebAssembly, "Module").mockImplementation(function refuse() {
      throw new WebAssembly.CompileError("blocked");
    });
  },
  "there is no room for a memory": () => {
    vi.spyOn(WebAssembly, "Memory").mockImplementation(function refuse() {
      throw new RangeError("out of memory");
    });
  },
  "an instance cannot be made": () => {
    vi.spyOn(WebAssembly, "Instance").mockImplementation(function refuse() {
      throw new WebAssembly.LinkError("no");
    });
  },
};

/** The package anew, so that it looks at its runtime again. */
export async function freshMetrics(): Promise<Metrics> {
  vi.resetModules();
  return import("@equal-bits/metrics");
}

/** Puts the runtime back. */
export function restoreRuntime(): void {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
}
