import type { GpuMode } from "./gpu-mode.js";
import { EXACT_IN_FLOAT32 } from "./strands.js";

/** What the platform tells of the device that runs. */
export interface DeviceFacts {
  /** The name of the renderer or adapter. */
  readonly name: string;
  /** The most cells of one array. */
  readonly maxCells: number;
}

/**
 * Reads name and limits from the context of a kernel that has run.
 *
 * @internal
 */
export function describeDevice(mode: GpuMode, context: unknown): DeviceFacts {
  if (mode === "webgl2" && isWebGl(context)) return describeWebGl(context);
  if (mode === "webgpu" && isWebGpu(context)) return describeWebGpu(context);
  return {
    name: mode === "webasm" ? "WebAssembly by gpu.js" : "JavaScript by gpu.js",
    maxCells: EXACT_IN_FLOAT32,
  };
}

function describeWebGl(context: WebGL2RenderingContext): DeviceFacts {
  const unmasked = context.getExtension("WEBGL_debug_renderer_info");
  const name: unknown = context.getParameter(unmasked?.UNMASKED_RENDERER_WEBGL ?? context.RENDERER);
  const side = Number(context.getParameter(context.MAX_TEXTURE_SIZE));
  return { name: String(name), maxCells: Math.min(EXACT_IN_FLOAT32, side * side) };
}

function describeWebGpu({ adapter, device }: WebGpuContext): DeviceFacts {
  const { vendor = "", architecture = "", device: chip = "", description = "" } = adapter.info ?? {};
  const name = [vendor, architecture, chip, description].filter((part) => part !== "").join(" ");
  const bytes = Math.min(device.limits.maxStorageBufferBindingSize, device.limits.maxBufferSize);
  return { name: name || "unknown adapter", maxCells: Math.min(EXACT_IN_FLOAT32, Math.floor(bytes / 4)) };
}

/** What gpu.js keeps of WebGPU; the standard's types are not among TypeScript's yet. */
interface WebGpuContext {
  readonly adapter: { readonly info?: Readonly<Record<string, string | undefined>> };
  readonly device: {
    readonly limits: { readonly maxStorageBufferBindingSize: number; readonly maxBufferSize: number };
  };
}

function isWebGl(context: unknown): context is WebGL2RenderingContext {
  return typeof WebGL2RenderingContext !== "undefined" && context instanceof WebGL2RenderingContext;
}

function isWebGpu(context: unknown): context is WebGpuContext {
  return typeof context === "object" && context !== null && "adapter" in context && "device" in context;
}
