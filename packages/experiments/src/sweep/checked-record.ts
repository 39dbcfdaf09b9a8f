import type { EpochResult, FlipCurve, LayerResult } from "../comparison.js";
import {
  type FieldCheck,
  finite,
  listOf,
  objectOf,
  oneOf,
  optional,
  refuseField,
  text,
  whole,
} from "../field-check.js";
import type {
  BalanceMeasure,
  ResidualMeasure,
  RunMeasures,
  StudyRunRecord,
} from "../studies/study-run-record.js";
import { runId, type StudyRunSettings } from "./run-id.js";

/**
 * The record of a run out of a file that may hold anything: every field is looked at.
 *
 * @param settings - those of the run; of another run it is refused
 * @internal
 */
export function checkedRecord(settings: StudyRunSettings): FieldCheck<StudyRunRecord> {
  const own: FieldCheck<StudyRunSettings> = (value, where) =>
    typeof value === "object" && value !== null && runId(value as StudyRunSettings) === runId(settings) // of the same digest, so the same
      ? (value as StudyRunSettings)
      : refuseField(where, "those of its run", value);
  return objectOf<StudyRunRecord>({ ...fields, settings: own });
}

const count = whole(0, Number.MAX_SAFE_INTEGER);
const counts = listOf(count);
const numbers = listOf(finite, 0, 100);
const epoch = objectOf<EpochResult>({ loss: finite, accuracy: finite });
const flipCurve = objectOf<FlipCurve>({ steps: counts, shares: numbers });
const layer = objectOf<LayerResult>({
  name: text,
  filters: count,
  size: count,
  positives: counts,
  counts: optional(listOf(counts)) as FieldCheck<readonly (readonly number[])[]>, // left out where undefined
});
const balance = objectOf<BalanceMeasure>({ pairs: count, unpaired: count, worst: count });
const residual = objectOf<ResidualMeasure>({ checked: count, broken: count, worst: count });
const measures = objectOf<RunMeasures>({
  steps: counts,
  gradientNorm: numbers,
  deviation: numbers,
  worstDeviation: numbers,
  residual: (value, where) => (value === null ? null : residual(value, where)),
  balance,
});

const fields = {
  schema: oneOf([1]),
  diverged: optional(text) as FieldCheck<string>, // left out where undefined
  accuracy: finite,
  epochs: listOf(epoch),
  flipsPerStep: finite,
  flipCurve,
  layers: listOf(layer),
  measures,
  bits: text,
};
