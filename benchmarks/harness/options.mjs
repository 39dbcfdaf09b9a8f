import { existsSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

/**
 * What a benchmark was asked for.
 *
 * @typedef {object} Options
 * @property {string} name - which benchmark
 * @property {boolean} quick - small cases and short samples: does it run, rather than how fast is it
 * @property {boolean} large - also the cases that take gigabytes or minutes
 * @property {string} json - the absolute path that the results are written to
 */

const results = fileURLToPath(new URL("../results/", import.meta.url));

/**
 * Reads the flags of a benchmark, and ends the process with status 2 and one line if there is anything else.
 *
 * @param {string} name - which benchmark
 * @param {readonly string[]} args - what follows the name
 * @returns {Options}
 */
export function readOptions(name, args) {
  const { quick, large, json } = parsed(args);
  if (json === "") refuse("--json must name a file, got an empty name");
  const path = json === undefined ? resolve(results, `${name}.json`) : resolve(json);
  if (json !== undefined && !isFolder(dirname(path)))
    refuse(`--json must lie in a folder that exists, got ${json}; make the folder first`);
  if (isFolder(path)) refuse(`--json must name a file, got the folder ${json}`);
  return { name, quick, large, json: path };
}

/**
 * Ends the process as on any command line that asks for what there is not.
 *
 * @param {string} why - one line
 * @returns {never}
 */
export function refuse(why) {
  console.error(`bench: ${why}`);
  process.exit(2);
}

/** @param {readonly string[]} args */
function parsed(args) {
  const options = {
    quick: { type: "boolean", default: false },
    large: { type: "boolean", default: false },
    json: { type: "string" },
  };
  try {
    return parseArgs({ args, options }).values;
  } catch (error) {
    const [reason] = error.message.split(/\. |\n/);
    return refuse(`flags must be of --quick, --large, --json FILE; ${reason}`);
  }
}

/** @param {string} path */
function isFolder(path) {
  return existsSync(path) && statSync(path).isDirectory();
}
