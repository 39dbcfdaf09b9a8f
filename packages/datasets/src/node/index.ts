/**
 * Loads image sets in Node: from a folder, from a cache, or from their canonical addresses with checksums.
 *
 * @packageDocumentation
 */
export { type DatasetName, datasetNames } from "./dataset-source.js";
export type { DownloadProgress } from "./download.js";
export { loadDataset } from "./load-dataset.js";
export type { Dataset, LoadOptions } from "./load-options.js";
