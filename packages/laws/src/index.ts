/**
 * The promises of Equal Bits as properties, for any quantizer and any backend.
 *
 * @packageDocumentation
 */
export { backendLaws } from "./backend-laws.js";
export { type LatentWeightsOptions, latentWeights } from "./latent-weights.js";
export type { Law, LawOptions } from "./law.js";
export { levelsByRank } from "./levels-by-rank.js";
export { type PruningLawOptions, pruningLaws } from "./pruning-laws.js";
export type { QuantizerLawOptions } from "./quantizer-law.js";
export { quantizerLaws } from "./quantizer-laws.js";
