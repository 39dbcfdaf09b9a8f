import type { Tick } from "./axis.js";
import { FONT } from "./measures.js";

/**
 * Every so many marks, so that lines of text beside them keep a distance.
 *
 * @param gap - between two marks, in pixels
 * @internal
 */
export function spacedTicks(ticks: readonly Tick[], gap: number): Tick[] {
  const every = Math.max(1, Math.ceil((FONT + 3) / gap));
  return ticks.filter((_, i) => i % every === 0);
}
