import {
  DomainError,
  type GroupLayout,
  type OtBackend,
  requireGroupCounts,
  requireTopCounts,
} from "@equal-bits/core";
import { describeDevice } from "./describe-device.js";
import type { Device } from "./device.js";
import { atomsFrom, levelsFrom, marksFrom } from "./exact-transport.js";
import type { GpuMode } from "./gpu-mode.js";
import { loadGpu } from "./load-gpu.js";
import { openDevice } from "./open-device.js";
import { requireWeights } from "./require-fit.js";
import { type ResidentCost, uploadCost } from "./resident-cost.js";
import { type ResidentWeights, uploadWeights } from "./resident-weights.js";
import { topSizesOf } from "./top-sizes.js";

/** How to run on a GPU. */
export interface GpuBackendOptions {
  /**
   * Where to run. Default: WebGPU where an adapter answers, else WebGL2, else an error. `"webasm"` and `"cpu"` are gpu.js's
   * own runs on the CPU, slow and for tests; they are never taken unless named here.
   */
  readonly mode?: GpuMode;
  /** The class `GPU` of gpu.js 2.24, or the module that has it. Default: the installed package, by `import("gpu.js")`. */
  readonly GPU?: unknown;
  /** The most cells of one array on the device, 1 … the device's limit; taller matrices go part by part. Default: that limit. */
  readonly maxCells?: number;
}

/** The transport backend on a GPU, with the bits of the reference. It holds a device: dispose of it. */
export interface GpuBackend extends OtBackend {
  /** The mode that really runs, tried at the start. */
  readonly name: GpuMode;
  /** What the platform calls the device: `"… SwiftShader …"` is a GPU in software. */
  readonly device: string;
  /** The most cells of one array on the device. */
  readonly maxCells: number;
  /** Arrays that live on the device now. */
  readonly arrays: number;

  selectTop(
    weights: Float32Array,
    layout: GroupLayout,
    counts: ArrayLike<number>,
    marks: Uint8Array,
  ): Promise<Uint8Array>;

  atomTransport(
    weights: Float32Array,
    layout: GroupLayout,
    atoms: readonly number[],
    counts: Int32Array,
    out: Float32Array,
  ): Promise<Float32Array>;

  /**
   * Copies weights to the device once, for many calls.
   *
   * @param weights - finite latent weights, length `groups * size`; a later change of theirs is not seen
   * @param layout - where the groups lie
   * @returns the weights on the device; dispose of them
   * @throws ShapeError, NonFiniteError or BackendError as a rejection, before anything is sent
   */
  upload(weights: Float32Array, layout: GroupLayout): Promise<ResidentWeights>;

  /**
   * Copies a cost matrix to the device once, for many measures.
   *
   * @param cost - cost of each pair, row-major [n, m], within ±1e30; a later change of it is not seen
   * @param shape - rows and columns, each ≥ 1
   * @returns the cost on the device; dispose of it
   * @throws ShapeError, DomainError, NonFiniteError or BackendError as a rejection, before anything is sent
   */
  uploadCost(
    cost: Float32Array | Float64Array,
    shape: readonly [n: number, m: number],
  ): Promise<ResidentCost>;

  /** Frees the device; later calls are refused, a second time is harmless. */
  dispose(): Promise<void>;
}

/**
 * Opens a GPU by gpu.js and tries it.
 *
 * It never falls back to the CPU: without a GPU it rejects and names the package to use instead. The arrays that a call is
 * given are read before it returns its promise, and destinations are written when all is done, so nothing is written by a
 * call that fails. Under a Content-Security-Policy, WebGL2 and WebGPU run as they are, `"webasm"` needs `'wasm-unsafe-eval'`
 * and `"cpu"` needs `'unsafe-eval'`, as gpu.js compiles its kernels with `Function` there.
 *
 * @param options - the mode, gpu.js's class, the size of arrays
 * @returns the backend, once the device has run a kernel rightly
 * @throws DomainError as a rejection, if the mode or `maxCells` is not one
 * @throws BackendError as a rejection, if gpu.js or the GPU is missing, or does not do what it must
 */
export async function gpuBackend(options: GpuBackendOptions = {}): Promise<GpuBackend> {
  const device = await openDevice(await loadGpu(options.GPU), options.mode);
  const { name, maxCells } = describeDevice(device.mode, device.running?.context);
  try {
    return backendOn(device, name, requireMaxCells(options.maxCells ?? maxCells, maxCells));
  } catch (error) {
    await device.dispose();
    throw error;
  }
}

function backendOn(device: Device, deviceName: string, maxCells: number): GpuBackend {
  const place = { device, maxCells };
  return Object.freeze({
    name: device.mode,
    device: deviceName,
    maxCells,
    get arrays() {
      return device.arrays;
    },
    selectTop: async (weights, layout, counts, marks) => {
      requireWeights(weights, layout, marks.length);
      requireTopCounts(counts, layout);
      return marksFrom(await levelsFrom(place, weights, layout, Float32Array.from(counts)), marks);
    },
    atomTransport: async (weights, layout, atoms, counts, out) => {
      requireWeights(weights, layout, out.length);
      requireGroupCounts(atoms, counts, layout);
      const values = Float32Array.from(atoms);
      return atomsFrom(
        await levelsFrom(place, weights, layout, topSizesOf(counts, atoms.length)),
        values,
        out,
      );
    },
    upload: async (weights, layout) => uploadWeights(place, weights, layout),
    uploadCost: async (cost, shape) => uploadCost(place, cost, shape),
    dispose: () => device.dispose(),
  } satisfies GpuBackend);
}

function requireMaxCells(maxCells: number, limit: number): number {
  if (!(Number.isInteger(maxCells) && maxCells >= 1 && maxCells <= limit))
    throw new DomainError(
      `maxCells must be a whole number from 1 to ${limit}, the limit of the device, got ${maxCells}`,
    );
  return maxCells;
}
