/**
 * Reads and writes files of weights in Node: tensor by tensor, from hostile files too; and whole models or none.
 *
 * @packageDocumentation
 */
export type { OpenedWeights } from "./opened-weights.js";
export { readWeights } from "./read-weights.js";
export { writeWeights } from "./write-weights.js";
