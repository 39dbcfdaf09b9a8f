import type { Effect, Interval } from "../study.js";
import { roundedText } from "./rounded-text.js";

/** An effect in words, each part by itself. */
export interface EffectText {
  /** How large, with its unit: `"0.53 points"`. */
  readonly size: string;
  /** Where it may lie: `"0.10 to 0.96"`; the same number where it was counted. */
  readonly range: string;
  /** How sure, and over what: `"95 %, 5 seeds, paired"`. */
  readonly over: string;
}

/** An effect and its interval in words, rounded to what the interval can tell. @internal */
export function effectText(effect: Effect, interval: Interval): EffectText {
  const { low, high, confidence, over } = interval;
  const text = roundedText([effect.value, low, high], high - low);
  const sure = confidence === 1 ? "" : `${Number((100 * confidence).toFixed(2))} %, `;
  return {
    size: `${text(effect.value)}${effect.unit === "" ? "" : ` ${effect.unit}`}`,
    range: low === high ? text(low) : `${text(low)} to ${text(high)}`,
    over: `${sure}${over}`,
  };
}
