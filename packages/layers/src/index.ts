/**
 * Binary layers for tfjs models. Importing the package makes its layers known to `loadLayersModel`.
 *
 * @packageDocumentation
 */
import "./register.js";

export { SignActivation, type SignActivationOptions, signActivation } from "./activations/sign-activation.js";
export { BinaryConv2D, type BinaryConv2dOptions, binaryConv2d } from "./binary/binary-conv2d.js";
export { BinaryDense, type BinaryDenseOptions, binaryDense } from "./binary/binary-dense.js";
export { BinaryLayer, type BinaryLayerOptions } from "./binary/binary-layer.js";
export { type AddWeight, type FilterParts, LatentFilters } from "./filters/latent-filters.js";
export type { Initializer, LayerOptions } from "./layer-options.js";
export { BatchNorm, type BatchNormOptions, batchNorm } from "./normalization/batch-norm.js";
export type { ShapeOrShapes } from "./only-one.js";
export { binaryLayersOf } from "./parts/binary-layers-of.js";
export type { LayerParts } from "./parts/layer-parts.js";
export { type NamedParts, registerParts } from "./parts/part-registry.js";
export { ScheduledParts, type ScheduledPartsOptions, scheduledParts } from "./parts/scheduled-parts.js";
