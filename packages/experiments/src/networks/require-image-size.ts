import { ShapeError } from "@equal-bits/core";

/**
 * Refuses images of which a network's poolings would leave nothing.
 *
 * @throws ShapeError if height or width is below `least`
 * @internal
 */
export function requireImageSize(inputShape: readonly [number, number, number], least: number): void {
  if (!(inputShape[0] >= least && inputShape[1] >= least))
    throw new ShapeError(`inputShape must have height and width ≥ ${least}, got [${inputShape.join(", ")}]`);
}
