/**
 * What this package uses of gpu.js, as shapes of its own: gpu.js is an optional peer, so its types may be absent.
 *
 * The class `GPU` of gpu.js 2.24 fits {@link GpuClass}.
 */
export interface GpuClass {
  new (settings: { readonly mode: string }): GpuInstance;
  /** Whether this platform can make a WebGL2 context. */
  readonly isWebGL2Supported: boolean;
  /** Asks the platform for a WebGPU adapter. */
  isWebGPUAvailable(): Promise<boolean>;
}

/** One gpu.js device with its kernels. */
export interface GpuInstance {
  /** Compiles a kernel from the source of a braced function. */
  createKernel(source: string, settings: GpuKernelSettings): GpuKernel;
  /** Gives back all that the kernels hold. */
  destroy(): Promise<void>;
}

/** The settings of gpu.js that this package chooses. */
export interface GpuKernelSettings {
  readonly output: readonly number[];
  readonly dynamicOutput: boolean;
  readonly dynamicArguments: boolean;
  readonly precision: "single";
  readonly tactic: "precision";
  readonly loopMaxIterations: number;
  readonly pipeline: boolean;
  readonly immutable: boolean;
  readonly asyncMode: boolean;
}

/** A compiled kernel, to be called with arrays and numbers. */
export interface GpuKernel {
  (...args: readonly unknown[]): unknown;
  /** Sets the sizes [x, y, z] of the next result. */
  setOutput(output: readonly number[]): unknown;
  /** What really runs: gpu.js swaps it when it falls back to the CPU. */
  readonly kernel: {
    readonly constructor: { readonly mode?: string };
    readonly context?: unknown;
    readonly fallbackReason?: string | null;
  };
}
