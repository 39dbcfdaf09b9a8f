/**
 * Networks, the training loop, comparisons of quantizers and their reports.
 *
 * @packageDocumentation
 */
export { compare } from "./compare.js";
export type {
  CompareOptions,
  Comparison,
  DatasetSummary,
  EpochResult,
  LatentHistogram,
  LayerResult,
  RunProgress,
  RunRecord,
  RunResult,
  TrainOptions,
} from "./comparison.js";
export { cosineRate } from "./cosine-rate.js";
export { type EvaluateOptions, type Evaluation, evaluateModel } from "./evaluate-model.js";
export { modelFiles } from "./model-files.js";
export { type SmallCnnOptions, smallCnn } from "./networks/small-cnn.js";
export { reportHtml } from "./report/report-html.js";
export { resultsJson } from "./report/results-json.js";
export { type SummaryColumn, summaryColumns } from "./report/summary-columns.js";
export { type SummaryRow, summaryRows } from "./report/summary-rows.js";
