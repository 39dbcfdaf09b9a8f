import type * as Plot from "@observablehq/plot";

/**
 * A mark of Observable Plot that is a piece of SVG as it is.
 *
 * @param svg - elements, in pixels from the upper left corner of the whole plot; texts in it escaped
 * @internal
 */
export function svgMark(svg: string): Plot.Markish {
  return (_index, _scales, _values, _dimensions, context) => {
    const group = context.document.createElementNS("http://www.w3.org/2000/svg", "g");
    group.innerHTML = svg;
    return group;
  };
}
