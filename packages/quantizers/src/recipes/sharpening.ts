import { edeSchedule, exponentialSchedule } from "@equal-bits/core";

const sharpness = edeSchedule({ from: 1e-3, to: 10, steps: 1 });
const quantile = exponentialSchedule({ from: 0.85, to: 0.99, steps: 1 });

/**
 * A number as it stands in a part's name: without the dust of its arithmetic, so that the name stays readable.
 *
 * @internal
 */
export function inName(value: number): string {
  return String(Number(value.toPrecision(12)));
}

/**
 * A gradient with IR-Net's rising sharpness: t = 10^(−3 + 4 · progress), from almost the identity to almost the step, and
 * k = max(1/t, 1).
 *
 * @internal
 */
export function sharpened(gradient: string, progress: number): string {
  const { t, k } = sharpness(progress);
  return `${gradient}(${inName(t)},${inName(k)})`;
}

/**
 * ReCU's rising quantile: τ = 0.85 + 0.14 (e^progress − 1) / (e − 1).
 *
 * @internal
 */
export function revived(progress: number): string {
  return `recu(${inName(quantile(progress))})`;
}
