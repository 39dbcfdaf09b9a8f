/**
 * The ground floor: what the packages of Equal Bits say to each other.
 *
 * @packageDocumentation
 */
export type { AffinePlaces } from "./affine-places.js";
export { apportion } from "./apportion.js";
export { apportionRows } from "./apportion-rows.js";
export { balancedMean } from "./balanced-mean.js";
export { compensatedSum } from "./compensated-sum.js";
export { type Convergence, convergenceOf, type Patience, requirePatience } from "./convergence.js";
export { type AffineCuts, type CutRule, cutsOf, levelsByCuts, type TanhCuts } from "./cut-rule.js";
export { eachGroup, type TakeGroup } from "./each-group.js";
export { eachKeptGroup, requireKept, type TakeKeptGroup } from "./each-kept-group.js";
export {
  BackendError,
  DomainError,
  EqualBitsError,
  type ErrorCode,
  FormatError,
  MassMismatchError,
  NonFiniteError,
  ShapeError,
} from "./errors.js";
export {
  type Granularity,
  granularityFrom,
  groupsIn,
  groupsOf,
  type PerFilter,
  type PerGroup,
  type PerTensor,
  perFilter,
  perGroup,
  perTensor,
} from "./granularity.js";
export { greatestFloat32 } from "./greatest-float32.js";
export { type GroupCountsOptions, groupCounts } from "./group-counts.js";
export {
  type GroupLayout,
  groupStart,
  groupsAsColumns,
  groupsAsRows,
  readGroup,
  requireLayout,
  writeGroup,
} from "./group-layout.js";
export { type AssignedLevels, groupStatistic, type Statistic, statistics } from "./group-statistic.js";
export { massesOf, requireEqualTotals, totalOf } from "./masses.js";
export type { OtBackend } from "./ot-backend.js";
export { promisedCounts } from "./promised-counts.js";
export { levelBesidePruned, prunedLevel } from "./pruned-level.js";
export type { PruningBudget, PruningRule } from "./pruning-rule.js";
export { quantizeGroups } from "./quantize-groups.js";
export { quantizeKept } from "./quantize-kept.js";
export type { Quantizer } from "./quantizer.js";
export {
  requireAtoms,
  requireCount,
  requireCounts,
  requireGroupCounts,
  requireLevels,
  requireSameLength,
  requireTopCounts,
} from "./require-counts.js";
export { requireFinite } from "./require-finite.js";
export { requirePositive } from "./require-positive.js";
export { requireCutRule, requireValueRule } from "./require-rule-data.js";
export { requireWhole } from "./require-whole.js";
export { requireWords } from "./require-words.js";
export { constantSchedule } from "./schedules/constant-schedule.js";
export { cosineSchedule } from "./schedules/cosine-schedule.js";
export { edeSchedule, type Sharpness } from "./schedules/ede-schedule.js";
export { exponentialSchedule } from "./schedules/exponential-schedule.js";
export { geometricSchedule } from "./schedules/geometric-schedule.js";
export { linearSchedule } from "./schedules/linear-schedule.js";
export { type PolynomialRange, polynomialSchedule } from "./schedules/polynomial-schedule.js";
export { requireStep, type Schedule, type ScheduleRange } from "./schedules/schedule.js";
export { type Steps, steppedSchedule } from "./schedules/stepped-schedule.js";
export { type SeededRandom, seededRandom, shuffledIndices } from "./seeded-random.js";
export type { LogOdds, SemiDual, SemiDualOf } from "./semi-dual.js";
export { shown } from "./shown.js";
export { tfjsKernels } from "./tfjs-kernels.js";
export {
  type AffineValues,
  type CentredValues,
  centred,
  type FixedValues,
  type LevelMeans,
  type ValueRule,
  valuesByRule,
} from "./value-rule.js";
export { type NumbersAsBytes, wholeNumbersAsBytes } from "./whole-numbers-as-bytes.js";
