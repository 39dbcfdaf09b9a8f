/**
 * One-dimensional optimal transport onto a few atoms, exact under ties; and between any two discrete measures on a line.
 *
 * @packageDocumentation
 */

export { type DiscreteTransport, discreteTransport, type SparsePlan } from "./discrete/discrete-transport.js";
export { dualViolation, type Potentials } from "./discrete/dual-certificate.js";
export type { ConvexCost, GroundCost, PowerCost } from "./discrete/ground-cost.js";
export type { Numbers } from "./discrete/measure.js";
export { type WassersteinOptions, wasserstein } from "./discrete/wasserstein.js";
export { type EntropicOptions, entropicAtoms } from "./entropic/entropic-atoms.js";
export type { EntropicProblem } from "./entropic/entropic-problem.js";
export { entropicPullback } from "./entropic/entropic-pullback.js";
export type { EntropicResult } from "./entropic/entropic-result.js";
export { plainSemiDual } from "./entropic/semi-dual-plain.js";
export { harden } from "./rounding/harden.js";
export { roundPlan } from "./rounding/round-plan.js";
export { assignLevels } from "./selection/assign-levels.js";
export { atomTransport } from "./selection/atom-transport.js";
export { cpuBackend } from "./selection/cpu-backend.js";
export { atomTransportGroups, selectTopGroups } from "./selection/group-transport.js";
export type { Histogram, LayerHistogram, LayerShares, Shares } from "./selection/histogram.js";
export { kthLargest } from "./selection/kth-largest.js";
export { selectTop } from "./selection/select-top.js";
export {
  type SemiRelaxedOptions,
  semiRelaxedAtoms,
  type WithoutEntropy,
} from "./semi-relaxed/semi-relaxed-atoms.js";
export type { SemiRelaxedLevels } from "./semi-relaxed/semi-relaxed-hard.js";
export type { SemiRelaxedPlan } from "./semi-relaxed/semi-relaxed-plan.js";
export {
  type EpsilonRange,
  type EpsilonSchedule,
  geometricEpsilon,
  linearEpsilon,
} from "./sinkhorn/epsilon-schedule.js";
export { sinkhorn } from "./sinkhorn/sinkhorn.js";
export { type BatchShape, type SinkhornBatchOptions, sinkhornBatch } from "./sinkhorn/sinkhorn-batch.js";
export type { EpsilonScaling, Penalties, SinkhornOptions } from "./sinkhorn/sinkhorn-options.js";
export type { SinkhornResult } from "./sinkhorn/sinkhorn-result.js";
