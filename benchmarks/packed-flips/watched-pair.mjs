import { packedPair } from "@equal-bits/metrics";

/**
 * A packed pair and the memory in which it lies, which the package keeps to itself.
 *
 * @typedef {object} WatchedPair
 * @property {import("@equal-bits/metrics").PackedPair} pair
 * @property {WebAssembly.Memory} memory
 */

/**
 * Makes a pair and fills it.
 *
 * @param {readonly [Uint32Array, Uint32Array]} arrays - what is to be previous, and current
 * @returns {WatchedPair}
 */
export function watchedPair([previous, current]) {
  const { Memory } = WebAssembly;
  let memory;
  WebAssembly.Memory = class extends Memory {
    constructor(descriptor) {
      super(descriptor);
      memory = this;
    }
  };
  const pair = packedPair(previous.length);
  WebAssembly.Memory = Memory;
  if (memory === undefined)
    throw new Error("this runtime has no WebAssembly SIMD, of which this benchmark is");
  pair.previous.set(previous);
  pair.current.set(current);
  return { pair, memory };
}
