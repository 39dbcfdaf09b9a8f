import type { BitCounter } from "./bit-counter.js";
import { plainBitCounter } from "./plain-bit-counter.js";
import { wasmBitCounter } from "./wasm-bit-counter.js";

let chosen: BitCounter | undefined;

/**
 * What counts bits in this runtime: WebAssembly, or TypeScript where that is missing or forbidden. Chosen at the first call.
 *
 * @internal
 */
export function counterOfRuntime(): BitCounter {
  chosen ??= wasmBitCounter() ?? plainBitCounter;
  return chosen;
}
