/**
 * Any quantizer as a differentiable tfjs operation.
 *
 * @packageDocumentation
 */
export { type BinarizeOptions, binarize } from "./binarize.js";
export { fanInScale, type Scale, unitScale } from "./scale.js";
export { signActivation } from "./sign-activation.js";
export { clippedGradient, identityGradient, type SurrogateGradient } from "./surrogate-gradient.js";
