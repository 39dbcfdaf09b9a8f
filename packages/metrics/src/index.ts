/**
 * What can be said of levels: ratio, sparsity, entropy and flips, of each filter and of the layer.
 *
 * @packageDocumentation
 */
export { binaryEntropy, entropyPerFilter, layerEntropy } from "./entropy.js";
export { type FlipMeter, flipMeter } from "./flip-meter.js";
export { type Flips, flipRatio, flipRatioPerFilter, flipsPerFilter } from "./flips.js";
export type { Levels } from "./levels.js";
export { layerRatio, layerSparsity, ratioPerFilter, sparsityPerFilter } from "./shares.js";
export { countSigns, positivesPerFilter, type SignCounts, zerosPerFilter } from "./sign-counts.js";
export { type LayerSummary, type RatioRange, summarizeLayer } from "./summarize-layer.js";
