import { callKernel, type SelectionKernel } from "./kernel-calls.js";
import { type WasmKernels, wasmKernels } from "./kernels.js";
import { nodeThreads } from "./worker-port.js";

// What a thread of `threadedBackend` runs: it gets the shared memory once, then kernel calls, and answers each with its result.

/** The first message: the memory in which all addresses lie. */
export interface Hello {
  readonly memory: WebAssembly.Memory;
}

/** A kernel call; its scratch memory is the worker's own, so no two workers ever write to one place. */
export interface Job {
  readonly id: number;
  readonly kernel: SelectionKernel;
  readonly args: readonly number[];
}

/** What a kernel returned, or why it did not. */
export interface JobResult {
  readonly id: number;
  readonly result?: number;
  readonly error?: string;
}

let kernels: WasmKernels | undefined;
const parent = nodeThreads()?.parentPort;
const port = parent ?? workerScope();

if (parent)
  parent.on("message", (message) => receive(message as Hello | Job)); // threadedBackend sends nothing else
else workerScope().onmessage = ({ data }) => receive(data);

function receive(message: Hello | Job): void {
  if ("memory" in message) kernels = wasmKernels(message.memory);
  else port.postMessage(answer(message));
}

function answer({ id, kernel, args }: Job): JobResult {
  try {
    if (!kernels) throw new Error("no memory came before the first job");
    return { id, result: callKernel(kernels, kernel, args) };
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) };
  }
}

/** A Worker's global scope, which the types of a window do not know. */
function workerScope(): {
  postMessage(message: JobResult): void;
  onmessage: (event: { data: Hello | Job }) => void;
} {
  return globalThis as unknown as ReturnType<typeof workerScope>; // in a browser this module runs in a Worker alone
}
