import type { Scale } from "./scale.js";

/**
 * Levels as they are, ±1.
 *
 * @returns a frozen scale
 */
export function unitScale(): Scale {
  return unit;
}

const unit: Scale = Object.freeze({ name: "unit", factor: () => 1 });
