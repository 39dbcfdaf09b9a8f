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
export { type EntropicOptions, entropicAtoms } from "./entropic-atoms.js";
export type { EntropicProblem } from "./entropic-problem.js";
export { entropicPullback } from "./entropic-pullback.js";
export type { EntropicResult } from "./entropic-result.js";
export {
  type EpsilonRange,
  type EpsilonSchedule,
  geometricEpsilon,
  linearEpsilon,
} from "./epsilon-schedule.js";
export type { ConvexCost, GroundCost, PowerCost } from "./ground-cost.js";
export { atomTransportGroups, selectTopGroups } from "./group-transport.js";
export { harden } from "./harden.js";
export type { Histogram, LayerHistogram, LayerShares, Shares } from "./histogram.js";
export { kthLargest } from "./kth-largest.js";
export type { Numbers } from "./measure.js";
export { roundPlan } from "./round-plan.js";
export { selectTop } from "./select-top.js";
export { plainSemiDual } from "./semi-dual-plain.js";
export { type SemiRelaxedOptions, semiRelaxedAtoms, type WithoutEntropy } from "./semi-relaxed-atoms.js";
export type { SemiRelaxedLevels } from "./semi-relaxed-hard.js";
export type { SemiRelaxedPlan } from "./semi-relaxed-plan.js";
export { sinkhorn } from "./sinkhorn.js";
export { type BatchShape, type SinkhornBatchOptions, sinkhornBatch } from "./sinkhorn-batch.js";
export type { EpsilonScaling, Penalties, SinkhornOptions } from "./sinkhorn-options.js";
export type { SinkhornResult } from "./sinkhorn-result.js";
export { type WassersteinOptions, wasserstein } from "./wasserstein.js";
