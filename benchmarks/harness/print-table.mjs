const HIDDEN = new Set(["case", "anchor", "process", "rounds"]);

/**
 * Prints the rows of one case, a column for each field that any of them has.
 *
 * @param {readonly import("./measure-case.mjs").Row[]} rows - of one case
 */
export function printTable(rows) {
  if (rows.length === 0) return;
  console.log(`\n${rows[0].case}`);
  printColumns(
    rows,
    [...new Set(rows.flatMap(Object.keys))].filter((name) => !HIDDEN.has(name)),
  );
}

/**
 * Prints records as aligned columns: text to the left, numbers to the right.
 *
 * @param {readonly object[]} records
 * @param {readonly string[]} names - the fields, in order
 */
export function printColumns(records, names) {
  const columns = names.map((name) => {
    const cells = records.map((record) => shown(record[name]));
    const width = Math.max(name.length, ...cells.map((cell) => cell.length));
    const isText = records.some((record) => typeof record[name] === "string");
    return [name, ...cells].map((cell) => (isText ? cell.padEnd(width) : cell.padStart(width)));
  });
  for (let line = 0; line <= records.length; line++)
    console.log(`  ${columns.map((column) => column[line]).join("  ")}`.trimEnd());
}

/**
 * A value for a person: three digits that matter.
 *
 * @param {unknown} value
 * @returns {string}
 */
export function shown(value) {
  if (value === undefined || value === null) return "–";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value !== "number") return String(value);
  if (Number.isInteger(value)) return String(value);
  const size = Math.abs(value);
  if (size >= 100) return value.toFixed(0);
  if (size >= 0.001) return value.toPrecision(3);
  return value.toExponential(1);
}
