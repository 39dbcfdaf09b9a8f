/**
 * What can be said of levels: ratio, sparsity, entropy and flips, of each filter and of the layer.
 *
 * @packageDocumentation
 */
export { binaryEntropy, entropyPerFilter, layerEntropy } from "./levels/entropy.js";
export { type FlipMeter, flipMeter } from "./levels/flip-meter.js";
export { type Flips, flipRatio, flipRatioPerFilter, flipsPerFilter } from "./levels/flips.js";
export type { Levels } from "./levels/levels.js";
export { layerRatio, layerSparsity, ratioPerFilter, sparsityPerFilter } from "./levels/shares.js";
export { countSigns, positivesPerFilter, type SignCounts, zerosPerFilter } from "./levels/sign-counts.js";
export { type LayerSummary, type RatioRange, summarizeLayer } from "./levels/summarize-layer.js";
