/**
 * Binary layers for tfjs models. Importing the package makes its layers known to `loadLayersModel`.
 *
 * @packageDocumentation
 */
import "./register.js";

export { BiHalf, type BiHalfLayerOptions, biHalf } from "./activations/bi-half.js";
export { BinaryActivation, type BinaryActivationOptions } from "./activations/binary-activation.js";
export { RSign, type RSignOptions, rSign } from "./activations/r-sign.js";
export { RPReLU, type RPReLUOptions, rPReLU } from "./activations/rprelu.js";
export { SignActivation, type SignActivationOptions, signActivation } from "./activations/sign-activation.js";
export { SteppedActivation, type SteppedActivationOptions } from "./activations/stepped-activation.js";
export { BinaryConv2D, type BinaryConv2dOptions, binaryConv2d } from "./binary/binary-conv2d.js";
export { BinaryDense, type BinaryDenseOptions, binaryDense } from "./binary/binary-dense.js";
export {
  BinaryDepthwiseConv2D,
  type BinaryDepthwiseConv2dOptions,
  binaryDepthwiseConv2d,
} from "./binary/binary-depthwise-conv2d.js";
export { BinaryLayer, type BinaryLayerOptions } from "./binary/binary-layer.js";
export {
  BinarySeparableConv2D,
  type BinarySeparableConv2dOptions,
  binarySeparableConv2d,
} from "./binary/binary-separable-conv2d.js";
export { BinarySlidingLayer, type BinarySlidingOptions } from "./binary/binary-sliding-layer.js";
export type { ConvGeometry, ConvGeometryOptions } from "./binary/conv-geometry.js";
export type { FilterOptions } from "./binary/filter-options.js";
export type { PointwiseParts } from "./binary/pointwise-parts.js";
export { CollectLevels, type CollectLevelsOptions, collectLevels } from "./collecting/collect-levels.js";
export {
  type CollectedBank,
  type CollectibleBank,
  collectedBanks,
  type MakeCollectors,
} from "./collecting/collected-bank.js";
export { updateCollectors } from "./collecting/update-collectors.js";
export type { LatentConstraint } from "./filters/constrain-updates.js";
export type { AddWeight, FilterBank, FilterParts } from "./filters/filter-bank.js";
export { LatentFilters, type LatentOptions, type Pruning } from "./filters/latent-filters.js";
export { TicketFilters } from "./filters/ticket-filters.js";
export type { Initializer, LayerOptions } from "./layer-options.js";
export { BatchNorm, type BatchNormOptions, batchNorm } from "./normalization/batch-norm.js";
export type { ShapeOrShapes } from "./only-one.js";
export { binaryLayersOf } from "./parts/binary-layers-of.js";
export type { LayerParts } from "./parts/layer-parts.js";
export { type NamedParts, registerParts } from "./parts/part-registry.js";
export { ScheduledParts, type ScheduledPartsOptions, scheduledParts } from "./parts/scheduled-parts.js";
export { type MaskChooser, type PrunableWeights, pruneLayers } from "./pruning/prune-layers.js";
export {
  type PruningSchedule,
  ScheduledPruning,
  type ScheduledPruningOptions,
  scheduledPruning,
} from "./pruning/scheduled-pruning.js";
export { compact } from "./saving/compact.js";
export { compactArtifacts } from "./saving/compact-artifacts.js";
export { freeze } from "./saving/freeze.js";
export type { MacCounts } from "./summary/macs-of.js";
export { type LayerSummary, type Summary, type SummaryTotals, summary } from "./summary/summary.js";
export { summaryText } from "./summary/summary-text.js";
export type { WeightCount } from "./summary/weight-counts.js";
export type { Warn } from "./warnings/warn.js";
