import type { Measures } from "./inspection.js";

/** The shares of +1 of a tensor's filters as a bar of HTML: least to greatest, with a mark at the mean. Empty where nothing is known. */
export function ratioBar(measures: Measures | null): string {
  if (measures === null) return "";
  const { ratio, ratioLeast, ratioGreatest } = measures;
  const percent = (share: number): string => `${(100 * share).toFixed(2)}%`;
  const label = `ratio ${ratio.toFixed(3)}, from ${ratioLeast.toFixed(3)} to ${ratioGreatest.toFixed(3)}`;
  const span = `<i style="left:${percent(ratioLeast)};width:${percent(ratioGreatest - ratioLeast)}"></i>`;
  return `<span class="bar" role="img" aria-label="${label}">${span}<b style="left:${percent(ratio)}"></b></span>`;
}
