import type { Axis } from "../figure.js";

/** What stands at an axis: `"test accuracy (%)"`. @internal */
export function axisText({ label, unit }: Axis): string {
  return unit === "" ? label : `${label} (${unit})`;
}
