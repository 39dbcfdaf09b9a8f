/**
 * One-dimensional optimal transport onto a few atoms, exact under ties; and between any two discrete measures on a line.
 *
 * @packageDocumentation
 */
export { assignLevels } from "./assign-levels.js";
export { atomTransport } from "./atom-transport.js";
export { cpuBackend } from "./cpu-backend.js";
export { type DiscreteTransport, discreteTransport, type SparsePlan } from "./discrete-transport.js";
export { dualViolation, type Potentials } from "./dual-certificate.js";
export type { ConvexCost, GroundCost, PowerCost } from "./ground-cost.js";
export { atomTransportGroups, selectTopGroups } from "./group-transport.js";
export { kthLargest } from "./kth-largest.js";
export type { Numbers } from "./measure.js";
export { selectTop } from "./select-top.js";
export { type WassersteinOptions, wasserstein } from "./wasserstein.js";
