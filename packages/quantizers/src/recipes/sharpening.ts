import { edeSchedule, exponentialSchedule } from "@equal-bits/core";

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
 * A gradient with IR-Net's rising sharpness: t from `from` to 10 by the same factor at every step, from almost the identity to
 * almost the step, and k = max(1/t, 1).
 *
 * @param from - t at the start. Default 0.001, as IR-Net has it for binary activations
 * @internal
 */
export function sharpened(gradient: string, progress: number, from = 1e-3): string {
  const { t, k } = edeSchedule({ from, to: 10, steps: 1 })(progress);
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
