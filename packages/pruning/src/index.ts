/**
 * Rules and schedules that write zeros in an exact share, on typed arrays.
 *
 * @packageDocumentation
 */
export { type PrunedQuantizerOptions, prunedQuantizer } from "./compose/pruned-quantizer.js";
export { type PruningParts, pruningRule } from "./compose/pruning-rule.js";
export type { Quota, QuotaOptions } from "./compose/quota.js";
export { keepVariance } from "./keep-variance.js";
export { type NamedRuleOptions, namedPruningRule, pruningRuleNames } from "./named-pruning-rule.js";
export { type NetworkLayer, type NetworkPruningOptions, pruneNetwork } from "./network/prune-network.js";
export { blocks } from "./rules/blocks.js";
export { magnitude } from "./rules/magnitude.js";
export { type MiddleRankRule, middleRank, truncatedMiddleRank } from "./rules/middle-rank.js";
export { middleRankCounts, truncatedMiddleRankCounts } from "./rules/middle-rank-counts.js";
export { type NOfMOptions, nOfM } from "./rules/n-of-m.js";
export { type RandomOptions, random } from "./rules/random.js";
export { wholeFilters } from "./rules/whole-filters.js";
export { constantSparsity } from "./schedules/constant-sparsity.js";
export {
  type IterativePruningOptions,
  iterativePruning,
  type StopSignal,
} from "./schedules/iterative-pruning.js";
export { oneShot } from "./schedules/one-shot.js";
export { type PolynomialSparsityOptions, polynomialSparsity } from "./schedules/polynomial-sparsity.js";
export type { SparsitySchedule, UpdateSteps } from "./schedules/sparsity-schedule.js";
export { magnitudeScore } from "./scores/magnitude-score.js";
export type { PruningScore } from "./scores/pruning-score.js";
export { randomScore } from "./scores/random-score.js";
export { strip } from "./strip.js";
export { biprop } from "./tickets/biprop.js";
export { edgePopup } from "./tickets/edge-popup.js";
export type { Ticket } from "./tickets/ticket-mask.js";
export { blockUnit } from "./units/block-unit.js";
export { filterUnit } from "./units/filter-unit.js";
export type { PruningUnit } from "./units/pruning-unit.js";
export { weightUnit } from "./units/weight-unit.js";
