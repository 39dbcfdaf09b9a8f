import type * as Plot from "@observablehq/plot";
import { escapeHtml } from "../../report/escape-html.js";
import type { TileFigure, TileGroup } from "../figure.js";
import { svgMark } from "./svg-mark.js";
import { textLines } from "./text-lines.js";
import { tilePath } from "./tile-path.js";

const WIDTH = 440;
const LINE = 16;
const GAP = 6;

/** A tile is about so many pixels wide: the greatest whole multiple of its side, so that its pixels are alike. */
const TILE = 48;

/** The same on a light and on a dark page: a tile is a picture, which must not turn into its negative. */
const [ZERO, ONE] = ["#e3e7ec", "#1b2026"];

/** Around a tile, which would else melt into the page. */
const FRAME = "#8a929b";

/**
 * Tiles in rows, each group below its name; dark where a bit is 1.
 *
 * @internal
 */
export function tilePlot({ side, groups }: TileFigure): Plot.PlotOptions {
  let top = 0;
  const drawn = groups.map((group) => {
    const { svg, height } = drawnGroup(group, side, top);
    top += height;
    return svg;
  });
  return { width: WIDTH, height: Math.max(1, top), axis: null, margin: 0, marks: [svgMark(drawn.join(""))] };
}

function drawnGroup({ name, tiles }: TileGroup, side: number, top: number): { svg: string; height: number } {
  const scale = Math.max(1, Math.floor(TILE / side));
  const step = scale * side + GAP;
  const columns = Math.max(1, Math.floor((WIDTH + GAP) / step));
  const lines = textLines(name, WIDTH, 3);
  const below = top + LINE * lines.length + 6;
  const words = lines.map(
    (line, i) =>
      `<text x="0" text-anchor="start" y="${top + LINE * i + 12}" fill="currentColor">${escapeHtml(line)}</text>`,
  );
  const pictures = tiles.map((tile, i) => {
    const [x, y] = [1 + step * (i % columns), below + step * Math.floor(i / columns)];
    return `<g transform="translate(${x},${y})"><g transform="scale(${scale})"><rect width="${side}" height="${side}" fill="${ZERO}"></rect><path d="${tilePath(tile, side)}" fill="${ONE}"></path></g><rect width="${scale * side}" height="${scale * side}" fill="none" stroke="${FRAME}"></rect></g>`;
  });
  return {
    svg: `${words.join("")}<g shape-rendering="crispEdges">${pictures.join("")}</g>`,
    height: below - top + step * Math.ceil(tiles.length / columns) + 10,
  };
}
