import { DomainError, requireWhole, ShapeError, shown } from "@equal-bits/core";

/** How the window of a convolution moves over an image. */
export interface ConvGeometryOptions {
  /** Height and width of a filter, or one number for both; ≥ 1. */
  readonly kernelSize: number | readonly [number, number];
  /** Step in height and width, or one number for both; ≥ 1. Default 1. */
  readonly strides?: number | readonly [number, number];
  /** `"same"` pads with zeros, which are neither level; `"valid"` does not pad. Default `"valid"`. */
  readonly padding?: "same" | "valid";
}

/** {@link ConvGeometryOptions}, checked and complete. */
export interface ConvGeometry {
  /** Height and width of a filter. */
  readonly kernelSize: [number, number];
  /** Step in height and width. */
  readonly strides: [number, number];
  /** How borders are treated. */
  readonly padding: "same" | "valid";
}

/**
 * @throws DomainError if a size is no whole number ≥ 1 or the padding is unknown
 * @internal
 */
export function convGeometry({
  kernelSize,
  strides = 1,
  padding = "valid",
}: ConvGeometryOptions): ConvGeometry {
  if (padding !== "same" && padding !== "valid")
    throw new DomainError(`padding must be same or valid, got ${shown(padding)}`);
  return { kernelSize: pairOf(kernelSize, "kernelSize"), strides: pairOf(strides, "strides"), padding };
}

/**
 * Height and width of the output of a convolution; an open axis stays open.
 *
 * @param shape - [batch, height, width, in]
 * @internal
 */
export function outputSize(shape: readonly (number | null)[], geometry: ConvGeometry): (number | null)[] {
  return [0, 1].map((axis) => {
    const input = shape[1 + axis];
    if (input === null) return null;
    const reach = geometry.padding === "same" ? input : input - geometry.kernelSize[axis] + 1;
    return Math.ceil(reach / geometry.strides[axis]);
  });
}

/**
 * @param shape - [batch, height, width, in]
 * @returns the last axis
 * @throws ShapeError if the shape is not of rank 4, or its last axis is open
 * @internal
 */
export function channelsOf(shape: readonly (number | null)[], layer: string): number {
  const channels = shape[3];
  if (shape.length !== 4 || channels == null)
    throw new ShapeError(
      `the input of ${layer} must be [batch, height, width, in], got [${shape.join(", ")}]`,
    );
  return channels;
}

function pairOf(value: number | readonly [number, number], what: string): [number, number] {
  const pair: unknown = typeof value === "number" ? [value, value] : value; // a file may hold anything
  if (!(Array.isArray(pair) && pair.length === 2))
    throw new DomainError(`${what} must be a whole number ≥ 1 or two of them, got ${shown(value)}`);
  const [first, second] = pair;
  requireWhole(first, what, 1);
  requireWhole(second, what, 1);
  return [first, second];
}
