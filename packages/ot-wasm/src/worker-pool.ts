import { BackendError } from "@equal-bits/core";
import type { KernelCall } from "./kernel-calls.js";
import type { Hello, Job, JobResult } from "./selection-worker.js";
import { startWorker, type WorkerPort } from "./worker-port.js";

/** Workers on one shared memory, each with a call at a time in its queue and a promise for each call. */
export class WorkerPool {
  readonly #workers: readonly WorkerPort[];
  readonly #waiting = new Map<number, Waiter>();
  #nextId = 0;
  #failure: Error | undefined;

  /**
   * @param count - how many workers
   * @param memory - shared
   * @param url - the worker's module; undefined for the one beside this
   */
  constructor(count: number, memory: WebAssembly.Memory, url: URL | string | undefined) {
    const listener = {
      onMessage: (message: unknown) => this.#settle(message as JobResult), // selection-worker sends nothing else
      onError: (error: Error) => void this.#stop(error),
    };
    this.#workers = Array.from({ length: count }, () => startWorker(url, listener));
    for (const worker of this.#workers) worker.post({ memory } satisfies Hello);
  }

  /** How many workers there are. */
  get size(): number {
    return this.#workers.length;
  }

  /**
   * Runs calls side by side, the k-th on worker k modulo their number. Settled when no call is under way any more.
   *
   * @param calls - of kernels
   * @param scratches - the scratch memory of each worker
   * @returns their results, in order
   */
  async run(calls: readonly KernelCall[], scratches: readonly number[]): Promise<number[]> {
    const sent = calls.map(([kernel, args], k) =>
      this.#send(k % this.size, kernel, args(scratches[k % this.size])),
    );
    await Promise.allSettled(sent);
    return Promise.all(sent);
  }

  /** Refuses a pool that has ended or lost a worker. */
  requireAlive(): void {
    if (this.#failure) throw this.#failure;
  }

  /** Ends all workers; calls under way are refused. */
  end(): Promise<void> {
    return this.#stop(new BackendError("a backend must not be used after dispose()"));
  }

  #send(worker: number, kernel: Job["kernel"], args: readonly number[]): Promise<number> {
    const id = this.#nextId++;
    if (this.#waiting.size === 0) for (const port of this.#workers) port.keepAlive(true);
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#workers[worker].post({ id, kernel, args } satisfies Job);
    });
  }

  #settle({ id, result, error }: JobResult): void {
    const waiter = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (this.#waiting.size === 0) for (const port of this.#workers) port.keepAlive(false);
    if (result === undefined)
      waiter?.reject(new BackendError(`a kernel must run to its end, got "${error}"`));
    else waiter?.resolve(result);
  }

  /** Calls are refused only when no worker is left: until then one of them may still write to the memory. */
  async #stop(reason: Error): Promise<void> {
    this.#failure ??= reason;
    const failure = this.#failure;
    await Promise.all(this.#workers.map((worker) => worker.end()));
    for (const { reject } of this.#waiting.values()) reject(failure);
    this.#waiting.clear();
  }
}

interface Waiter {
  readonly resolve: (result: number) => void;
  readonly reject: (error: Error) => void;
}
