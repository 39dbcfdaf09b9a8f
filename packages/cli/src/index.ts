/**
 * The command `equal-bits`, as a function: for tests, and for programs that wrap it.
 *
 * @packageDocumentation
 */
export type { Experiments } from "./experiments.js";
export type { Environment, Io, Output } from "./io.js";
export { processIo } from "./process-io.js";
export { run } from "./run.js";
