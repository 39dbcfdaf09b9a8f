import * as Plot from "@observablehq/plot";
import { parseHTML } from "linkedom";
import { escapeHtml } from "./escape-html.js";

/**
 * A plot as inline SVG, drawn without a browser, in an element that says in words what it shows.
 *
 * @param options - the options of Observable Plot
 * @param label - what a reader who cannot see the plot must know
 */
export function drawPlot(options: Plot.PlotOptions, label: string): string {
  return `<div class="plot" role="img" aria-label="${escapeHtml(label)}">${drawSvg(options)}</div>`;
}

/** A plot as an SVG document, drawn without a browser. */
export function drawSvg(options: Plot.PlotOptions): string {
  const { document } = parseHTML("<!doctype html><html></html>");
  const svg = Plot.plot({ ...FRAME, ...options, document });
  svg.setAttribute("xmlns", "http://www.w3.org/2000/svg"); // a page knows, a file of its own must say it
  return svg.outerHTML;
}

const FRAME: Plot.PlotOptions = {
  marginTop: 22,
  marginRight: 10,
  marginBottom: 40,
  marginLeft: 46,
  style: { fontSize: "12px", overflow: "visible" },
};
