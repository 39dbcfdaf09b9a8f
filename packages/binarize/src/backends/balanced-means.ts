import { type GroupLayout, greatestFloat32 } from "@equal-bits/core";
import {
  add,
  clipByValue,
  greater,
  less,
  max,
  min,
  mul,
  pad,
  split,
  type Tensor,
  where,
} from "@tensorflow/tfjs-core";

/**
 * The mean of every group, in the order of core's `balancedMean`, so that it is the same float32 on every device.
 *
 * Each step is an operation of its own, which keeps a device from contracting two of them.
 *
 * @param view - a `groupView`; NaN where not finite spoils its group
 * @param layout - where the groups lie
 * @returns one number per group
 *
 * @internal
 */
export function balancedMeans(view: Tensor, { size }: GroupLayout): Tensor {
  const width = 2 ** Math.ceil(Math.log2(size));
  let sums: Tensor = mul(view, 1 / width); // a power of two: no rounding
  if (width > size)
    sums = pad(sums, [
      [0, 0],
      [0, width - size],
      [0, 0],
    ]);
  for (let half = width / 2; half >= 1; half /= 2) {
    const [lower, upper] = split(sums, 2, 1);
    sums = add(lower, upper);
  }
  return within(mul(sums, Math.fround(width / size)), min(view, 1, true), max(view, 1, true));
}

/** Comparisons, which let NaN pass: the lesser of a number and NaN is the number on some devices. */
function within(means: Tensor, least: Tensor, greatest: Tensor): Tensor {
  const bounded = where(greater(means, greatest), greatest, where(less(means, least), least, means));
  return add(bounded, 0); // never −0
}

/**
 * The greatest finite float32 in place of infinity.
 *
 * @internal
 */
export function clampToFloat32(values: Tensor): Tensor {
  return clipByValue(values, -greatestFloat32, greatestFloat32);
}
