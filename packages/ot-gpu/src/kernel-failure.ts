import { BackendError } from "@equal-bits/core";
import type { Sizes } from "./device-array.js";
import type { GpuKernel } from "./gpu-js.js";
import type { GpuMode } from "./gpu-mode.js";
import type { KernelSource } from "./kernel-source.js";

/**
 * The error of a kernel that did not run.
 *
 * @internal
 */
export function kernelFailure(
  kernel: KernelSource,
  mode: GpuMode,
  sizes: Sizes,
  error: unknown,
): BackendError {
  const remedy = mode === "cpu" ? "; a Content-Security-Policy must allow 'unsafe-eval' for mode cpu" : "";
  return new BackendError(
    `kernel ${kernel.name} must run on ${mode} with sizes ${sizes.join(" × ")}, got ${String(error)}${remedy}`,
  );
}

/**
 * Refuses what gpu.js does with no more than a line on the console: a fallback to the CPU.
 *
 * @internal
 */
export function requireMode(compiled: GpuKernel, mode: GpuMode): void {
  const { constructor: running, fallbackReason } = compiled.kernel;
  const wanted = mode === "webgl2" ? "gpu" : mode; // gpu.js's name for all of its WebGL modes
  if (running.mode !== wanted)
    throw new BackendError(
      `gpu.js must run on ${mode}, got a fallback to ${running.mode ?? "something unknown"}` +
        `${fallbackReason ? ` (${fallbackReason})` : ""}; use @equal-bits/ot-wasm`,
    );
}
