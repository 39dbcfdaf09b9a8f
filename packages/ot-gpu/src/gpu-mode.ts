import { BackendError, DomainError } from "@equal-bits/core";
import type { GpuClass } from "./gpu-js.js";

/** Where gpu.js runs: on a GPU by `webgl2` or `webgpu`, or, only if asked for by name, on the CPU by `webasm` or `cpu`. */
export type GpuMode = "webgl2" | "webgpu" | "webasm" | "cpu";

const MODES: readonly string[] = ["webgl2", "webgpu", "webasm", "cpu"] satisfies readonly GpuMode[];

/** @internal */
export const WITHOUT_GPU =
  "without a GPU use @equal-bits/ot-wasm, or @equal-bits/ot where there is no WebAssembly";

/**
 * The mode to run in: the asked one if the platform has it, else WebGPU where an adapter answers, else WebGL2.
 *
 * @internal
 */
export async function chooseMode(gpu: GpuClass, asked: GpuMode | undefined): Promise<GpuMode> {
  if (asked !== undefined && !MODES.includes(asked))
    throw new DomainError(`mode must be one of ${MODES.join(", ")}, got ${String(asked)}`);
  if (asked === "cpu" || asked === "webasm") return asked;
  if (asked !== "webgl2" && (await gpu.isWebGPUAvailable())) return "webgpu";
  if (asked !== "webgpu" && gpu.isWebGL2Supported) return "webgl2";
  throw new BackendError(
    `the platform must have ${asked ?? "WebGPU or WebGL2"}, got a platform without it; ${WITHOUT_GPU}`,
  );
}
