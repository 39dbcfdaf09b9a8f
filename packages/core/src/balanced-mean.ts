import { greatestFloat32 } from "./greatest-float32.js";

/**
 * The mean of numbers, added in an order that every device can follow to the same float32.
 *
 * The values are divided by the least power of two that is no less than their number, filled up with zeros to as many, and the
 * upper half is added to the lower one until one value is left; that is multiplied by the power over the number. Each step is
 * one rounded float32 addition or multiplication, so nothing depends on how a device sums, and no sum overflows. What rounding has
 * carried past the least or the greatest value is brought back to it, so equal values are their own mean.
 *
 * @param values - finite; a copy is made
 * @returns their mean as a float32, right to about log₂ n roundings of normal numbers; 0 of no values
 */
export function balancedMean(values: Float32Array): number {
  const count = values.length;
  if (count === 0) return 0;
  const width = 2 ** Math.ceil(Math.log2(count));
  const sums = new Float32Array(width);
  for (let i = 0; i < count; i++) sums[i] = values[i] / width;
  for (let half = width / 2; half >= 1; half /= 2) for (let i = 0; i < half; i++) sums[i] += sums[i + half];
  let [least, greatest] = [values[0], values[0]];
  for (let i = 1; i < count; i++) {
    least = Math.min(least, values[i]);
    greatest = Math.max(greatest, values[i]);
  }
  const mean = Math.fround(sums[0] * Math.fround(width / count));
  return Math.min(greatest, Math.max(least, mean)) + 0; // never −0
}

/**
 * A number as float32, the greatest one in place of what lies beyond.
 *
 * @internal
 */
export function clampToFloat32(value: number): number {
  return Math.fround(Math.min(greatestFloat32, Math.max(-greatestFloat32, value)));
}
