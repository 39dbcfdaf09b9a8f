import type { RunOutcome } from "../run-training.js";
import type { StudyRunRecord } from "../studies/study-run-record.js";
import type { StudyRunSettings } from "./run-id.js";

/**
 * A run that ended well, without what differs from machine to machine.
 *
 * @internal
 */
export function recordOf(settings: StudyRunSettings, { result, measures, bits }: RunOutcome): StudyRunRecord {
  const { testAccuracy, epochs, flipsPerStep, flipCurve, layers } = result;
  return {
    schema: 1,
    settings,
    accuracy: testAccuracy,
    epochs,
    flipsPerStep,
    flipCurve,
    layers,
    measures: measures ?? nothingMeasured,
    bits,
  };
}

/**
 * A run whose weights became NaN or infinite, which is a result too: a learning rate was too great.
 *
 * @internal
 */
export function divergedRecord(settings: StudyRunSettings, reason: string): StudyRunRecord {
  return {
    schema: 1,
    settings,
    diverged: reason,
    accuracy: 0,
    epochs: [],
    flipsPerStep: 0,
    flipCurve: { steps: [], shares: [] },
    layers: [],
    measures: nothingMeasured,
    bits: "",
  };
}

const nothingMeasured: StudyRunRecord["measures"] = {
  steps: [],
  gradientNorm: [],
  deviation: [],
  worstDeviation: [],
  residual: null,
  balance: { pairs: 0, unpaired: 0, worst: 0 },
};
