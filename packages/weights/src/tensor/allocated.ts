import { BackendError } from "@equal-bits/core";

/**
 * Memory, or a refusal that says for what there was none. Sizes have been compared with those of the file before.
 *
 * @param bytes - how many are asked for
 * @param what - what they are for, for the message
 * @param make - allocates them
 * @throws BackendError where the runtime has not so much
 * @internal
 */
export function allocated<T>(bytes: number, what: string, make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error; // what every engine throws for an array too long
    throw new BackendError(`memory must have room for ${what}, ${bytes} bytes, got none`);
  }
}
