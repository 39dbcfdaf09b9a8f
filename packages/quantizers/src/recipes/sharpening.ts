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
  const t = Number(inName(10 ** (-3 + 4 * progress)));
  return `${gradient}(${inName(t)},${inName(Math.max(1 / t, 1))})`;
}

/**
 * ReCU's rising quantile: τ = 0.85 + 0.14 (e^progress − 1) / (e − 1).
 *
 * @internal
 */
export function revived(progress: number): string {
  return `recu(${inName(0.85 + (0.14 * Math.expm1(progress)) / Math.expm1(1))})`;
}
