/** The colours that a figure is drawn in. */
export interface FigureColors {
  /** Of words, axes and whiskers. */
  readonly text: string;
  /** Of what is less important. */
  readonly muted: string;
  /** Behind everything. */
  readonly page: string;
  /** Of the series; eight. */
  readonly series: readonly string[];
}

/** Colours of the page's style, which follow the reader's light or dark scheme. @internal */
export const pageColors: FigureColors = {
  text: "var(--text)",
  muted: "var(--muted)",
  page: "var(--page)",
  series: Array.from({ length: 8 }, (_, i) => `var(--series-${i + 1})`),
};

/** The light ones of the page's style, for a file that stands alone. @internal */
export const paperColors: FigureColors = {
  text: "#1b2026",
  muted: "#59626d",
  page: "#ffffff",
  series: ["#c2410c", "#1d5fd1", "#0f7b5f", "#8b35b8", "#9a6a00", "#c01c5f", "#0e7490", "#56616e"],
};
