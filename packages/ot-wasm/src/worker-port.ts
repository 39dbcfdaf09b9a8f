import { BackendError } from "@equal-bits/core";

/** What both ends of a worker can do, in Node and in a browser. */
export interface WorkerPort {
  /** Sends a message. */
  post(message: unknown): void;
  /** Lets the process end although the worker waits for work, or not. Nothing in a browser. */
  keepAlive(alive: boolean): void;
  /** Ends the worker. */
  end(): Promise<void>;
}

/** Who listens to a worker. */
export interface WorkerListener {
  /** A message came. */
  readonly onMessage: (message: unknown) => void;
  /** The worker died or could not start; also called when it was ended. */
  readonly onError: (error: Error) => void;
}

/**
 * Node's worker threads, or undefined in a browser. Asked for at run time, so that bundlers for browsers never see it.
 *
 * @internal
 */
export function nodeThreads(): NodeThreads | undefined {
  return (globalThis as NodeGlobal).process?.getBuiltinModule?.("node:worker_threads");
}

/**
 * Starts a worker.
 *
 * @param url - its module
 * @param listener - who hears of it
 * @throws BackendError if its address or the page's policy forbids it at once
 * @internal
 */
export function startWorker(url: URL | string | undefined, listener: WorkerListener): WorkerPort {
  const threads = nodeThreads();
  try {
    return threads ? startNodeWorker(threads, url, listener) : startWebWorker(url, listener);
  } catch (error) {
    throw asError(error);
  }
}

function startNodeWorker(
  { Worker }: NodeThreads,
  url: URL | string | undefined,
  { onMessage, onError }: WorkerListener,
): WorkerPort {
  const worker = url
    ? new Worker(url)
    : new Worker(new URL("./selection-worker.js", import.meta.url), { execArgv: [] }); // --input-type would forbid a file
  worker.on("message", onMessage);
  worker.on("error", (error) => onError(asError(error)));
  worker.on("exit", (code) => onError(asError(`exit code ${code}`)));
  worker.unref();
  return {
    post: (message) => worker.postMessage(message),
    keepAlive: (alive) => (alive ? worker.ref() : worker.unref()),
    end: async () => {
      await worker.terminate();
    },
  };
}

function startWebWorker(url: URL | string | undefined, { onMessage, onError }: WorkerListener): WorkerPort {
  const worker = url
    ? new Worker(url, { type: "module" })
    : new Worker(new URL("./selection-worker.js", import.meta.url), { type: "module" }); // in one piece: bundlers look for it
  worker.onmessage = ({ data }) => onMessage(data);
  worker.onerror = (event) => onError(asError(event.message || "the worker's module could not be loaded"));
  return {
    post: (message) => worker.postMessage(message),
    keepAlive: () => undefined,
    end: async () => worker.terminate(),
  };
}

function asError(error: unknown): Error {
  return new BackendError(
    `a worker must run as long as its backend, got "${error instanceof Error ? error.message : error}"; see that selection-worker.js is served beside the package's other files, or pass its address as workerUrl`,
  );
}

/** What is used of Node's globals, which a browser lacks. */
interface NodeGlobal {
  readonly process?: { getBuiltinModule?(name: "node:worker_threads"): NodeThreads };
}

/** What is used of node:worker_threads. */
interface NodeThreads {
  readonly Worker: new (url: URL | string, options?: { execArgv: readonly string[] }) => NodeWorker;
  readonly parentPort: NodePort | null;
}

interface NodePort {
  postMessage(message: unknown): void;
  on(event: "message" | "error" | "exit", listener: (value: unknown) => void): void;
}

interface NodeWorker extends NodePort {
  ref(): void;
  unref(): void;
  terminate(): Promise<number>;
}
