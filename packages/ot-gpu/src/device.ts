import { BackendError } from "@equal-bits/core";
import {
  type DeviceArray,
  deleteHandle,
  type HostArray,
  type KernelArgument,
  type Sizes,
} from "./device-array.js";
import type { GpuInstance, GpuKernel } from "./gpu-js.js";
import type { GpuMode } from "./gpu-mode.js";
import { kernelFailure, requireMode } from "./kernel-failure.js";
import { type KernelSource, LONGEST_LOOP } from "./kernel-source.js";
import { isLost } from "./lost-context.js";
import { download, upload } from "./transfer-kernels.js";

const REPLACE = "make a new one with gpuBackend(), or use @equal-bits/ot-wasm";

/** A GPU by gpu.js: runs kernels, keeps them compiled, counts the arrays that it holds. Work on it is done in turn. */
export class Device {
  readonly mode: GpuMode;
  readonly #gpu: GpuInstance;
  readonly #kernels = new Map<string, GpuKernel>();
  readonly #alive = new Set<DeviceArray>();
  #turn: Promise<unknown> = Promise.resolve();
  #disposed: Promise<void> | undefined;

  constructor(gpu: GpuInstance, mode: GpuMode) {
    this.#gpu = gpu;
    this.mode = mode;
  }

  /** Arrays on the device now. */
  get arrays(): number {
    return this.#alive.size;
  }

  /** Kernels compiled so far. */
  get kernels(): number {
    return this.#kernels.size;
  }

  /** gpu.js's own object of any kernel that has run: the way to the context. */
  get running(): GpuKernel["kernel"] | undefined {
    return this.#kernels.values().next().value?.kernel;
  }

  /** Does work when all earlier work is done: kernels keep state between the calls of one piece of work. */
  async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.#disposed !== undefined)
      throw new BackendError(`the GPU backend must not be disposed, got a call after dispose(); ${REPLACE}`);
    const result = this.#turn.then(() => {
      this.#requireContext();
      return work();
    });
    this.#turn = result.catch(() => undefined);
    return result;
  }

  /** Runs a kernel; the result stays on the device. */
  async run(kernel: KernelSource, sizes: Sizes, args: readonly KernelArgument[]): Promise<DeviceArray> {
    const result = await this.#call(kernel, sizes, args.map(handleOf), true);
    return this.#hold(result, sizes);
  }

  /** Copies a flat array to the device. */
  async upload(values: Float32Array, sizes: Sizes): Promise<DeviceArray> {
    return this.#hold(await this.#call(upload, sizes, [values, sizes[0], sizes[1]], true), sizes);
  }

  /** Reads an array back without blocking the thread. */
  async read(array: DeviceArray): Promise<HostArray> {
    const result = await this.#call(download, array.sizes, [array.handle], false);
    this.#requireContext(); // a context lost meanwhile gives zeros
    // gpu.js gives a kernel of three sizes back as planes of rows
    return result as HostArray;
  }

  /** Frees an array; a second time is harmless. */
  release(array: DeviceArray): void {
    if (this.#alive.delete(array)) deleteHandle(array.handle);
  }

  /** Frees arrays when all earlier work is done, whatever became of the device. */
  releaseInTurn(arrays: readonly DeviceArray[]): Promise<void> {
    return this.#turn.then(() => {
      for (const array of arrays) this.release(array);
    });
  }

  /** Frees all when earlier work is done; a second time is harmless. */
  dispose(): Promise<void> {
    this.#disposed ??= this.#turn.then(() => {
      for (const array of this.#alive) deleteHandle(array.handle);
      this.#alive.clear();
      this.#kernels.clear();
      return this.#gpu.destroy();
    });
    return this.#disposed;
  }

  #requireContext(): void {
    if (isLost(this.running?.context))
      throw new BackendError(`the GPU must keep its context, got a lost one; ${REPLACE}`);
  }

  #hold(handle: unknown, sizes: Sizes): DeviceArray {
    const array = Object.freeze({ handle, sizes });
    this.#alive.add(array);
    return array;
  }

  async #call(kernel: KernelSource, sizes: Sizes, args: readonly unknown[], keep: boolean): Promise<unknown> {
    const compiled = this.#compiled(kernel, sizes, keep);
    try {
      compiled.setOutput(sizes);
      const result = await compiled(...args);
      requireMode(compiled, this.mode);
      return result;
    } catch (error) {
      this.#requireContext(); // a lost context is the better reason
      throw error instanceof BackendError ? error : kernelFailure(kernel, this.mode, sizes, error);
    }
  }

  #compiled(kernel: KernelSource, sizes: Sizes, keep: boolean): GpuKernel {
    const known = this.#kernels.get(kernel.name);
    if (known !== undefined) return known;
    const made = this.#gpu.createKernel(kernel.source, {
      output: sizes,
      dynamicOutput: true,
      dynamicArguments: true,
      precision: "single",
      tactic: "precision", // else gpu.js may take mediump, which does not count to 2^24
      loopMaxIterations: LONGEST_LOOP,
      pipeline: keep,
      immutable: keep,
      asyncMode: !keep && this.mode === "webgl2", // elsewhere it is asynchronous anyway, or would start threads
    });
    this.#kernels.set(kernel.name, made);
    return made;
  }
}

function handleOf(argument: KernelArgument): unknown {
  return typeof argument === "number" ? argument : argument.handle;
}
