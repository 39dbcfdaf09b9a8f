/**
 * What can be said of levels: ratio, sparsity, entropy and flips, of each filter and of the layer; and pictures of them.
 *
 * @packageDocumentation
 */
export { binaryEntropy, entropyPerFilter, layerEntropy } from "./entropy.js";
export { type FlipMeter, flipMeter } from "./flip-meter.js";
export { type Flips, flipRatio, flipRatioPerFilter, flipsPerFilter } from "./flips.js";
export type { Levels } from "./levels.js";
export {
  type EntropyPictureOptions,
  type EntropySeries,
  entropyPicture,
  type LayerEntropies,
} from "./pictures/entropy-picture.js";
export { type FlipsPictureOptions, type FlipsSeries, flipsPicture } from "./pictures/flips-picture.js";
export { type HistogramPictureOptions, histogramPicture } from "./pictures/histogram-picture.js";
export type { PictureOptions, SeriesOptions } from "./pictures/picture-options.js";
export {
  type LayerRatios,
  type RatioPictureOptions,
  type RatioSeries,
  ratioPicture,
} from "./pictures/ratio-picture.js";
export { layerRatio, layerSparsity, ratioPerFilter, sparsityPerFilter } from "./shares.js";
export { countSigns, positivesPerFilter, type SignCounts, zerosPerFilter } from "./sign-counts.js";
export { type LayerSummary, type RatioRange, summarizeLayer } from "./summarize-layer.js";
