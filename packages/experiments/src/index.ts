/**
 * Networks, the training loop, comparisons of quantizers and their reports.
 *
 * @packageDocumentation
 */
export { compare } from "./compare.js";
export type {
  Comparison,
  DatasetSummary,
  EpochResult,
  FlipCurve,
  LatentHistogram,
  LayerResult,
  RunProgress,
  RunRecord,
  RunResult,
  RunSettings,
} from "./comparison.js";
export { type EvaluateOptions, type Evaluation, evaluateModel } from "./evaluate-model.js";
export { modelFiles } from "./model-files.js";
export { resNet8, resNet20 } from "./networks/cifar-res-net.js";
export { conv2Net, conv4Net, conv6Net, conv8Net } from "./networks/conv-net.js";
export { leNet } from "./networks/le-net.js";
export { type MlpOptions, mlp } from "./networks/mlp.js";
export { type Network, namedNetwork, networks } from "./networks/named-network.js";
export type { NetworkOptions } from "./networks/network-options.js";
export { resNet18 } from "./networks/res-net-18.js";
export { smallCnn } from "./networks/small-cnn.js";
export { vggSmall } from "./networks/vgg-small.js";
export type { AccuracyChange, AccuracyOptions } from "./post-training/accuracy-change.js";
export type { ChangeOptions, ChangeReport } from "./post-training/change-weights.js";
export type { TensorChoice } from "./post-training/chosen-tensors.js";
export type { PostScale } from "./post-training/fit-scale.js";
export { type PruneModelOptions, pruneModel } from "./post-training/prune-model.js";
export { pruneRuleNames } from "./post-training/pruned-tensors.js";
export { type QuantizeModelOptions, quantizeModel } from "./post-training/quantize-model.js";
export type { FilterRange, TensorReport } from "./post-training/tensor-report.js";
export { type RecipePicture, recipePicture } from "./report/recipe-picture.js";
export { reportHtml } from "./report/report-html.js";
export { resultsJson } from "./report/results-json.js";
export { type SummaryColumn, summaryColumns } from "./report/summary-columns.js";
export { type SummaryRow, summaryRows } from "./report/summary-rows.js";
export { isRuleFile } from "./rules/rule-file.js";
export type {
  Axis,
  Estimate,
  Figure,
  FigureWords,
  IntervalFigure,
  IntervalRow,
  LineFigure,
  LinePoint,
  LineSeries,
  TileFigure,
  TileGroup,
} from "./studies/figure.js";
export { namedStudy, studies } from "./studies/named-study.js";
export { type PlannedRun, planStudy, type StudyPlan } from "./studies/plan-study.js";
export { readStudyResult } from "./studies/report/read-study-result.js";
export { readStudyResults } from "./studies/report/read-study-results.js";
export { studiesMarkdown } from "./studies/report/studies-markdown.js";
export { studyFigureSvg } from "./studies/report/study-figure-svg.js";
export { studyMarkdown } from "./studies/report/study-markdown.js";
export { studyReportHtml } from "./studies/report/study-report-html.js";
export { writeStudyReport } from "./studies/report/write-study-report.js";
export { type RunStudyOptions, runStudy, type StudyOptions } from "./studies/run-study.js";
export type {
  Conclusion,
  Effect,
  Finding,
  FinishedRuns,
  Interval,
  Study,
  StudyRequest,
  StudyRun,
  StudyScale,
  StudyStage,
  StudyTable,
  Verdict,
} from "./studies/study.js";
export type { Machine, StudyResult } from "./studies/study-result.js";
export type {
  BalanceMeasure,
  ResidualMeasure,
  RunMeasures,
  StudyRunRecord,
} from "./studies/study-run-record.js";
export type { StudyRunSettings } from "./sweep/run-id.js";
export type { RunningRun, SweepProgress } from "./sweep/sweep-clock.js";
export type { CompareOptions, TrainOptions } from "./train-options.js";
export type { TrainingProgress } from "./training-clock.js";
export type { TrainingSettings, TrainingVariant } from "./training-settings.js";
