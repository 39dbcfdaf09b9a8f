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
  if (traceOf(values) === 0) return;
  const index = values.findIndex((value) => !Number.isFinite(value));
  const end = remedy === "" ? "" : `; ${remedy}`;
  throw new NonFiniteError(`${what} must be finite, got ${values[index]} at index ${index}${end}`);
}

/** NaN as soon as one value is not finite, else ±0: without a branch, and with sums that do not wait for each other. */
function traceOf(values: Float32Array | Float64Array): number {
  const whole = values.length - (values.length % 4);
  let [first, second, third, fourth] = [0, 0, 0, 0];
  for (let i = 0; i < whole; i += 4) {
    first += values[i] * 0;
    second += values[i + 1] * 0;
    third += values[i + 2] * 0;
    fourth += values[i + 3] * 0;
  }
  for (let i = whole; i < values.length; i++) first += values[i] * 0;
  return first + second + third + fourth;
}
