/**
 * Named rules from latent weights to levels.
 *
 * @packageDocumentation
 */
export { equalBits } from "./equal-bits.js";
export { namedQuantizer, namedRatio, quantizerNames } from "./named-quantizer.js";
export { sign } from "./sign.js";
