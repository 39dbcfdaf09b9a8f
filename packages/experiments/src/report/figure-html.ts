import { escapeHtml } from "./escape-html.js";

/** What a figure is made of. */
export interface FigureParts {
  /** Its heading. */
  readonly title: string;
  /** What it shows, in a sentence or three; plain text. */
  readonly caption: string;
  /** HTML of the plots. */
  readonly plots: string;
}

/** A figure: heading, what it shows, the plots. */
export function figureHtml({ title, caption, plots }: FigureParts): string {
  return `<figure>
<figcaption><h2>${escapeHtml(title)}</h2><p>${escapeHtml(caption)}</p></figcaption>
${plots}
</figure>`;
}

/** Small plots side by side, as many in a row as the page has room for. */
export function plotGrid(plots: readonly string[], minimum: "wide" | "narrow"): string {
  return `<div class="grid ${minimum}">\n${plots.join("\n")}\n</div>`;
}

/** A picture of `@equal-bits/metrics` on the page: it says itself what it shows. */
export function plot(picture: string): string {
  return `<div class="plot">${picture}</div>`;
}

/** A plot under a heading with the colour of its series. */
export function panel(
  { label, color }: { label: string; color: string },
  note: string,
  plot: string,
): string {
  return `<div class="panel"><p class="panel-title"><span class="swatch" style="background:${color}"></span>${escapeHtml(label)}<span class="note">${escapeHtml(note)}</span></p>${plot}</div>`;
}
