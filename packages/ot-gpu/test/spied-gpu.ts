import { GPU } from "gpu.js";
import type { GpuInstance, GpuKernel, GpuKernelSettings } from "../src/gpu-js.js";

/** A kernel that was made: its text, the settings, how often it ran, and with what. */
export interface MadeKernel {
  readonly name: string;
  readonly source: string;
  readonly settings: GpuKernelSettings;
  runs: number;
  /** The kinds of its arguments, call by call: each a number, an array of the host, or one of the device. */
  readonly calls: Set<string>;
}

/** How the spied device misbehaves. */
export interface Misbehaviour {
  /** Gives gpu.js a constant that its WebAssembly mode cannot take, so that it falls back by itself. */
  readonly fallBack?: boolean;
  /** Rounds what is read back, as a device of less than float32 does. */
  readonly round?: (value: number) => number;
  /** Kernels give their results as promises, as those of a later gpu.js do. */
  readonly later?: boolean;
  /** Sees each run of a kernel. */
  readonly onRun?: () => void;
  /** Every kernel throws this. */
  readonly failing?: string;
}

/** gpu.js's class with a memory of the instances and kernels that are made, and with faults to order. */
export interface SpiedGpu {
  readonly GPU: unknown;
  readonly made: MadeKernel[];
  readonly instances: GpuInstance[];
  readonly failNext: (kernelName: string) => void;
}

/** A class like gpu.js's that watches each kernel. */
export function spiedGpu({ fallBack = false, round, failing, later, onRun }: Misbehaviour = {}): SpiedGpu {
  const made: MadeKernel[] = [];
  const instances: GpuInstance[] = [];
  let failsNext = "";
  const watch = (kernel: MadeKernel, real: GpuKernel): GpuKernel => {
    const run = (...args: readonly unknown[]): unknown => {
      kernel.runs++;
      kernel.calls.add(args.map(kindOf).join(", "));
      onRun?.();
      if (failing !== undefined) throw new Error(failing);
      if (failsNext === kernel.name) {
        failsNext = "";
        throw new Error("a fault to order");
      }
      const result = real(...args);
      if (later) return Promise.resolve(result);
      // the arrays of the CPU modes are planes of rows
      return round !== undefined && kernel.name === "download"
        ? rounded(result as Float32Array[][], round)
        : result;
    };
    return Object.defineProperty(
      Object.assign(run, { setOutput: real.setOutput, kernel: real.kernel }),
      "kernel",
      {
        get: () => real.kernel,
      },
    );
  };
  class Spied {
    static readonly isWebAssemblySupported = true;
    static readonly isWebGL2Supported: boolean = GPU.isWebGL2Supported;
    static readonly isWebGPUAvailable = (): Promise<boolean> => GPU.isWebGPUAvailable();
    readonly gpu: GpuInstance;

    constructor(settings: { mode: "cpu" }) {
      // gpu.js's own types know no kernel by its text alone
      this.gpu = new GPU(settings) as unknown as GpuInstance;
      instances.push(this.gpu);
    }

    createKernel(source: string, settings: GpuKernelSettings): GpuKernel {
      const kernel = {
        name: /function (\w+)/.exec(source)?.[1] ?? "",
        source,
        settings,
        runs: 0,
        calls: new Set<string>(),
      };
      made.push(kernel);
      const untakable = fallBack ? { constants: { pair: [1, 2] }, constantTypes: { pair: "Array(2)" } } : {};
      return watch(kernel, this.gpu.createKernel(source, { ...settings, ...untakable }));
    }

    createPipeline(): never {
      throw new Error("not used");
    }

    destroy(): Promise<void> {
      return this.gpu.destroy();
    }
  }
  return {
    GPU: Spied,
    made,
    instances,
    failNext: (kernelName) => {
      failsNext = kernelName;
    },
  };
}

function kindOf(argument: unknown): string {
  if (typeof argument === "number") return "number";
  return argument instanceof Float32Array ? "host" : "device";
}

function rounded(planes: Float32Array[][], round: (value: number) => number): Float32Array[][] {
  return planes.map((plane) => plane.map((row) => row.map(round)));
}
