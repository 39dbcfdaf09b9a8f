import { runBuild } from "../setup/build-packages.mjs";
import { runCommand } from "../setup/run-command.mjs";
import { runVitest } from "./run-vitest.mjs";

/**
 * One thing that must hold.
 *
 * @typedef {object} Step
 * @property {string} name - what a person types to run it alone
 * @property {string} proves - what it holds to, in a few words
 * @property {() => Promise<Outcome>} run
 */

/**
 * How a step went. A step without tests counts as one.
 *
 * @typedef {object} Outcome
 * @property {boolean} ok
 * @property {string} output - printed when it failed
 * @property {{ passed: number, failed: number }} [tests] - for a step that runs tests
 */

const node = (script) => () => runCommand("node", [`scripts/${script}.mjs`]);
const tool =
  (command, ...args) =>
  () =>
    runCommand(command, args);

/**
 * Every check of the project, in an order in which each finds what it needs. The first ones stand alone.
 *
 * @type {readonly Step[]}
 */
export const steps = [
  { name: "build", proves: "every package compiles", run: runBuild },
  { name: "biome", proves: "format and lint", run: tool("biome", "check", "--error-on-warnings", ".") },
  { name: "floor-plan", proves: "imports go down, declared, without circles", run: node("check-floor-plan") },
  {
    name: "typecheck-tests",
    proves: "tests and benchmarks compile",
    run: tool("tsc", "-p", "tsconfig.test.json"),
  },
  {
    name: "typecheck-scripts",
    proves: "scripts and their tests compile",
    run: tool("tsc", "-p", "scripts/tsconfig.json"),
  },
  {
    name: "knip",
    proves: "no unused file, export or dependency",
    run: tool("knip", "--no-config-hints"),
  },
  {
    name: "typedoc",
    proves: "every export is documented, every link leads somewhere",
    run: tool("typedoc", "--logLevel", "Warn"),
  },
  { name: "size-limit", proves: "small packages stay small", run: tool("size-limit") },
  { name: "pack", proves: "the tarballs publint and attw accept", run: node("check-tarballs") },
  {
    name: "install",
    proves: "each package works alone and brings only what it must",
    run: node("check-installs"),
  },
  { name: "vitest-node", proves: "the tests, in Node", run: () => runVitest("node") },
  { name: "vitest-chromium", proves: "the tests, in a browser", run: () => runVitest("chromium") },
  { name: "vitest-docs", proves: "every code block of the documentation runs", run: () => runVitest("docs") },
];
