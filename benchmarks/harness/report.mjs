import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, relative } from "node:path";
import { judged, printGoals } from "./goals.mjs";
import { headOf } from "./machine.mjs";
import { printTable } from "./print-table.mjs";

/**
 * Collects the rows of a run, prints each case as soon as it is measured, and in the end the goals.
 *
 * @typedef {object} Report
 * @property {(rows: readonly import("./measure-case.mjs").Row[]) => void} add - the rows of one case
 * @property {(what: string) => void} note - one line that a reader should know
 * @property {import("./measure-case.mjs").Row[]} rows - of the whole run so far
 * @property {(goals: readonly import("./goals.mjs").Goal[], more?: object) => void} finish - judges and writes the JSON
 */

/**
 * @param {import("./options.mjs").Options} options
 * @param {readonly string[]} packages - npm packages that take part
 * @param {Readonly<Record<string, string>>} [peers] - versions of what takes part outside npm
 * @returns {Report}
 */
export function startReport(options, packages, peers) {
  const head = headOf(options, packages, peers);
  const rows = [];
  const notes = [];
  const { processor, cores, loadAtStart } = head.machine;
  console.log(
    `${head.command}\n${processor}, ${cores} cores, load ${loadAtStart.toFixed(1)}, Node ${process.version}`,
  );
  return {
    rows,
    add: (measured) => {
      rows.push(...measured);
      printTable(measured);
    },
    note: (what) => {
      notes.push(what);
      console.log(`note: ${what}`);
    },
    finish: (goals, more = {}) => {
      const outcome = judged(goals);
      printGoals(outcome);
      mkdirSync(dirname(options.json), { recursive: true });
      writeFileSync(
        options.json,
        `${JSON.stringify({ head, notes, rows, ...more, goals: outcome }, null, 2)}\n`,
      );
      console.log(`\nwritten: ${relative(process.cwd(), options.json)}`);
    },
  };
}
