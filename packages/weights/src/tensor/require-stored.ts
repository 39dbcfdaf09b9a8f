import { ShapeError } from "@equal-bits/core";
import { printable } from "./printable.js";
import type { StoredTensor } from "./weight-tensor.js";

/**
 * Refuses a tensor whose bytes are not as many as it says: one that was changed by hand.
 *
 * @throws ShapeError if so
 * @internal
 */
export function requireStored({ name, bytes, byteLength }: StoredTensor): void {
  if (bytes.length !== byteLength)
    throw new ShapeError(`tensor "${printable(name)}" must have ${byteLength} bytes, got ${bytes.length}`);
}
