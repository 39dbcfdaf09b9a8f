/**
 * The value of a float16 (IEEE 754 binary16): one bit of sign, five of exponent, ten of fraction.
 *
 * @param bits - 0 … 65,535
 * @returns the value, exactly; ±0, subnormals, ±∞ and NaN too
 * @internal
 */
export function float16(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0x1f) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  return sign * (1024 + fraction) * 2 ** (exponent - 25);
}
