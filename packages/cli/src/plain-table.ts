import Table, { type Cell } from "cli-table3";

const NO_BORDERS = {
  top: "",
  "top-mid": "",
  "top-left": "",
  "top-right": "",
  bottom: "",
  "bottom-mid": "",
  "bottom-left": "",
  "bottom-right": "",
  left: "",
  "left-mid": "",
  mid: "",
  "mid-mid": "",
  right: "",
  "right-mid": "",
  middle: "  ",
};

/**
 * Cells in columns without borders, the first column to the left and the others to the right.
 *
 * @param rows - the cells; coloured text keeps its width
 * @returns the lines, all of the same width
 */
export function plainTable(rows: readonly (readonly Cell[])[]): string[] {
  const columns = Math.max(...rows.map((row) => row.length));
  const table = new Table({
    chars: NO_BORDERS,
    style: { "padding-left": 0, "padding-right": 0, head: [], border: [] },
    colAligns: ["left", ...Array.from({ length: columns - 1 }, (): "right" => "right")],
  });
  table.push(...rows.map((row) => [...row]));
  return table.toString().split("\n");
}
