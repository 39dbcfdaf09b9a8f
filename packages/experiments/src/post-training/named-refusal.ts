import { DomainError, ShapeError } from "@equal-bits/core";
import { printable } from "@equal-bits/weights";

/**
 * What a call gives; what it refuses is told with the name of the tensor.
 *
 * @throws DomainError or ShapeError as the call did, with the tensor's name in front
 * @internal
 */
export function named<Result>(tensor: string, call: () => Result): Result {
  try {
    return call();
  } catch (error) {
    if (!(error instanceof ShapeError || error instanceof DomainError)) throw error;
    const message = `${printable(tensor)} cannot be changed so: ${error.message}; or leave it out of the layers`;
    throw error instanceof ShapeError ? new ShapeError(message) : new DomainError(message);
  }
}
