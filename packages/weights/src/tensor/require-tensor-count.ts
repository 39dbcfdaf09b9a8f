import { FormatError } from "@equal-bits/core";

/** Far more than any model has. */
const MOST_TENSORS = 2 ** 16;

/** @internal */
export function requireTensorCount(count: number, file: string): void {
  if (count > MOST_TENSORS)
    throw new FormatError(`${file} must hold at most ${MOST_TENSORS} tensors, got ${count}`);
}
