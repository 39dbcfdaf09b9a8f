import { NonFiniteError } from "./errors.js";

/**
 * Refuses NaN and infinities, which have no place in an order of weights.
 *
 * @param values - any length
 * @param what - the argument's name, for the message
 * @param remedy - what the caller can do, for the end of the message. Default none
 * @throws NonFiniteError naming the index of the first NaN or infinity
 */
export function requireFinite(values: Float32Array | Float64Array, what: string, remedy = ""): void {
  let trace = 0; // NaN as soon as one value is not finite, else ±0: no branch in the loop
  for (let i = 0; i < values.length; i++) trace += values[i] * 0;
  if (trace === 0) return;
  const index = values.findIndex((value) => !Number.isFinite(value));
  const end = remedy === "" ? "" : `; ${remedy}`;
  throw new NonFiniteError(`${what} must be finite, got ${values[index]} at index ${index}${end}`);
}
