/**
 * One-dimensional optimal transport onto a few atoms, exact under ties.
 *
 * @packageDocumentation
 */
export { assignLevels } from "./assign-levels.js";
export { atomTransport } from "./atom-transport.js";
export { cpuBackend } from "./cpu-backend.js";
export { atomTransportGroups, selectTopGroups } from "./group-transport.js";
export { kthLargest } from "./kth-largest.js";
export { selectTop } from "./select-top.js";
