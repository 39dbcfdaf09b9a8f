import { BackendError } from "@equal-bits/core";
import type { GpuClass } from "./gpu-js.js";

const INSTALL = "npm install gpu.js@2.24.1, or hand in its class as { GPU }";

/**
 * The class of gpu.js: the one that the caller hands in, else that of the installed package.
 *
 * @internal
 */
export async function loadGpu(handedIn: unknown): Promise<GpuClass> {
  const gpu = classIn(handedIn ?? (await importGpu()));
  if (gpu === undefined)
    throw new BackendError(`gpu.js must be of version 2.24, got something else; ${INSTALL}`);
  return gpu;
}

async function importGpu(): Promise<unknown> {
  try {
    return await import("gpu.js");
  } catch (error) {
    throw new BackendError(`gpu.js must be installed, got ${String(error)}; ${INSTALL}`);
  }
}

/** A bundler may wrap the module, the class, or the class that carries itself. */
function classIn(found: unknown): GpuClass | undefined {
  for (const candidate of [found, property(found, "GPU"), property(found, "default")]) {
    const inner = property(candidate, "GPU") ?? candidate;
    if (isGpuClass(inner)) return inner;
  }
  return undefined;
}

/** gpu.js says its version nowhere: pipelines and the WebAssembly mode together came with 2.24. */
function isGpuClass(found: unknown): found is GpuClass {
  return (
    typeof found === "function" &&
    typeof property(found.prototype, "createKernel") === "function" &&
    typeof property(found.prototype, "createPipeline") === "function" &&
    typeof property(found, "isWebAssemblySupported") === "boolean" &&
    typeof property(found, "isWebGPUAvailable") === "function"
  );
}

function property(of: unknown, name: string): unknown {
  const holder = (typeof of === "object" || typeof of === "function") && of !== null;
  return holder ? Reflect.get(of, name) : undefined;
}
