import { BackendError } from "@equal-bits/core";
import { type WasmKernels, wasmKernels } from "./kernels.js";

const PAGE = 65536;

/** A 32-bit memory ends here. */
const MOST_BYTES = 2 ** 32;

/** A memory that has grown beyond this is dropped as soon as nothing lies in it: a WebAssembly memory never shrinks. */
const KEPT_BYTES = 64 * 2 ** 20;

/**
 * A WebAssembly memory of our own with its kernels, and who holds which part of it.
 *
 * Blocks are handed out behind the last one that is still held, so whoever gives back what it took leaves no trace.
 */
export class Arena {
  #memory: WebAssembly.Memory | undefined;
  readonly #isOwn: boolean;
  readonly #held = new Set<Block>();

  /** @param memory - the only one to use, however large it grows; default one of its own, which it drops when it is large */
  constructor(memory?: WebAssembly.Memory) {
    this.#memory = memory;
    this.#isOwn = memory === undefined;
  }

  /** The kernels of the memory; changes when the memory does, which it never does while a block is held. */
  get kernels(): WasmKernels {
    return wasmKernels(this.#present());
  }

  /** The memory's bytes; the views of before are detached when it grows. */
  get buffer(): ArrayBufferLike {
    return this.#present().buffer;
  }

  /**
   * Takes a block.
   *
   * @param bytes - its length
   * @returns the block, at a multiple of 16
   * @throws BackendError if the memory has no room for it
   */
  take(bytes: number): Block {
    const address = Math.max(16, ...[...this.#held].map(({ end }) => end));
    const block = { address, end: Math.ceil((address + bytes) / 16) * 16 };
    this.#grow(block.end);
    this.#held.add(block);
    return block;
  }

  /**
   * Gives a block back; giving it back again changes nothing.
   *
   * @param block - from `take`
   */
  giveBack(block: Block): void {
    this.#held.delete(block);
    if (this.#isOwn && this.#held.size === 0 && this.buffer.byteLength > KEPT_BYTES) this.#memory = undefined;
  }

  /**
   * Lends blocks while a function runs.
   *
   * @param lengths - the bytes of each block
   * @param use - gets the address of each, a multiple of 16; what lies there is undefined
   * @returns what `use` returns
   * @throws BackendError if the memory has no room
   */
  lend<T>(lengths: readonly number[], use: (...addresses: number[]) => T): T {
    const lent = this.#takeAll(lengths);
    try {
      return use(...lent.map(({ address }) => address));
    } finally {
      for (const block of lent) this.giveBack(block);
    }
  }

  /** As `lend`, until the promise of `use` is settled. */
  async lendAsync(lengths: readonly number[], use: (...addresses: number[]) => Promise<void>): Promise<void> {
    const lent = this.#takeAll(lengths);
    try {
      await use(...lent.map(({ address }) => address));
    } finally {
      for (const block of lent) this.giveBack(block);
    }
  }

  /** All of them or none. */
  #takeAll(lengths: readonly number[]): Block[] {
    const taken: Block[] = [];
    try {
      for (const bytes of lengths) taken.push(this.take(bytes));
    } catch (error) {
      for (const block of taken) this.giveBack(block);
      throw error;
    }
    return taken;
  }

  /** The memory; made when it is first needed, and needed again. */
  #present(): WebAssembly.Memory {
    this.#memory ??= newMemory();
    return this.#memory;
  }

  #grow(end: number): void {
    const memory = this.#present();
    const missing = end - memory.buffer.byteLength;
    if (missing <= 0) return;
    try {
      if (end > MOST_BYTES) throw new RangeError("a 32-bit memory ends at 4 GiB");
      memory.grow(Math.ceil(missing / PAGE));
    } catch (error) {
      throw new BackendError(
        `the WebAssembly memory must have room for ${end} bytes, got "${messageOf(error)}"; ` +
          "select fewer groups at a time",
      );
    }
  }
}

/** A part of an arena. */
export interface Block {
  /** Where it begins. */
  readonly address: number;
  /** Where the next one may begin. */
  readonly end: number;
}

/**
 * A small memory that can grow to 4 GiB.
 *
 * @throws BackendError if the runtime has no room for it
 * @internal
 */
export function newMemory(shared = false): WebAssembly.Memory {
  try {
    return new WebAssembly.Memory({ initial: 16, maximum: MOST_BYTES / PAGE, shared });
  } catch (error) {
    throw new BackendError(
      `the runtime must have room for a WebAssembly memory of up to 4 GiB, got "${messageOf(error)}"; use fewer backends`,
    );
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
