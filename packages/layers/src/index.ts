/**
 * Binary layers for tfjs models. Importing the package makes its layers known to `loadLayersModel`.
 *
 * @packageDocumentation
 */
import "./register.js";

export { BatchNorm, type BatchNormOptions, batchNorm } from "./batch-norm.js";
export { BinaryConv2D, type BinaryConv2dOptions, binaryConv2d } from "./binary-conv2d.js";
export { BinaryDense, type BinaryDenseOptions, binaryDense } from "./binary-dense.js";
export { BinaryLayer, type BinaryLayerOptions } from "./binary-layer.js";
export type { Initializer, LayerOptions } from "./layer-options.js";
export type { ShapeOrShapes } from "./only-one.js";
export { type NamedParts, registerParts } from "./part-registry.js";
export { SignActivation, type SignActivationOptions, signActivation } from "./sign-activation.js";
