const bits = new Int32Array(1);
const float = new Float32Array(bits.buffer);

/** The sign bit of a float32, as an Int32. */
const SIGN = -(2 ** 31);

/**
 * The float32 in the middle of two others, counted in floats and rounded towards `high`: halving by it reaches any float
 * in 32 steps, be it subnormal or huge. It is `high` itself exactly when nothing lies between.
 *
 * @internal
 */
export function betweenFloats(low: number, high: number): number {
  return floatAt(Math.ceil((indexOf(low) + indexOf(high)) / 2));
}

/**
 * The next smaller float32.
 *
 * @internal
 */
export function floatBefore(value: number): number {
  return floatAt(indexOf(value) - 1);
}

/** The place of a float32 among all float32 in ascending order, 0 for both zeros. */
function indexOf(value: number): number {
  float[0] = value;
  return bits[0] >= 0 ? bits[0] : SIGN - bits[0];
}

function floatAt(index: number): number {
  bits[0] = index >= 0 ? index : SIGN - index;
  return float[0];
}
