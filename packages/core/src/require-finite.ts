import { NonFiniteError } from "./errors.js";

/**
 * Refuses NaN and infinities, which have no place in an order of weights.
 *
 * @param values - any length
 * @param what - the argument's name, for the message
 * @throws NonFiniteError naming the index of the first NaN or infinity
 */
export function requireFinite(values: Float32Array | Float64Array, what: string): void {
  let trace = 0; // NaN as soon as one value is not finite, else ±0: no branch in the loop
  for (let i = 0; i < values.length; i++) trace += values[i] * 0;
  if (trace === 0) return;
  const index = values.findIndex((value) => !Number.isFinite(value));
  throw new NonFiniteError(
    `${what} must be finite, got ${values[index]} at index ${index}${what === "weights" ? DIVERGED : ""}`,
  );
}

const DIVERGED = "; a diverged training step is the usual cause: lower the learning rate";
