import { mean } from "../../statistics/mean.js";
import { pairedDifference } from "../../statistics/paired-difference.js";
import { countedFinding, measuredFinding, pairedFlipsFinding } from "../findings.js";
import type { Finding } from "../study.js";
import type { StudyRunRecord } from "../study-run-record.js";
import { type Done, EQUAL, FACTOR, SIGN } from "./optimization-cases.js";
import { accuracy, fit, flips, gradient, loss } from "./optimization-measures.js";

/** What the cases say of the claims. */
export function optimizationFindings(cases: readonly Done[], scaled: readonly Done[]): Finding[] {
  const rates = [...new Set(cases.map(({ rate }) => rate))];
  const of = (quantizer: string, rate: number): Done =>
    cases.find((one) => one.quantizer === quantizer && one.rate === rate) ?? cases[0];
  const seeds = cases[0].records.length;
  /** For each seed, the mean over the rates. */
  const average = (quantizer: string, measure: (record: StudyRunRecord) => number): number[] =>
    Array.from({ length: seeds }, (_, seed) =>
      mean(rates.map((rate) => measure(of(quantizer, rate).records[seed]))),
    );
  const exceeds = (
    claim: string,
    name: string,
    unit: string,
    measure: (record: StudyRunRecord) => number,
    rival: string = SIGN,
  ): Finding =>
    measuredFinding(
      { claim, name: `${name}: equal bits less ${rival}, mean of the rates`, unit, seeds },
      pairedDifference(average(EQUAL, measure), average(rival, measure)),
    );
  const balanced = cases.filter(({ quantizer }) => quantizer === EQUAL).flatMap(({ records }) => records);
  return [
    exceeds("More weights flip under equal bits than under sign.", "flips a step", "% of weights", flips),
    exceeds(
      "Equal bits fits the training images better than sign.",
      "training accuracy of the last epoch",
      "points",
      fit,
    ),
    exceeds(
      "Equal bits has a lower training loss than sign.",
      "minus the training loss of the last epoch",
      "nats",
      (record) => -loss(record),
    ),
    exceeds(
      "The gradient to the latent weights is greater under equal bits than under sign.",
      "mean norm of the gradient",
      "",
      gradient,
    ),
    exceeds("Equal bits classifies test images better than sign.", "test accuracy", "points", accuracy),
    exceeds(
      "Equal bits classifies test images better than IR-Net.",
      "test accuracy",
      "points",
      accuracy,
      "ir-net",
    ),
    pairedFlipsFinding("Flips under equal bits come in pairs within every filter.", balanced),
    ...scaled.map((one) => invariance(one, of(one.quantizer, one.rate))),
  ];
}

function invariance(scaled: Done, plain: Done): Finding {
  const different = scaled.records.filter(({ bits }, i) => bits !== plain.records[i].bits).length;
  return countedFinding(
    {
      claim: `Under ${scaled.quantizer}, latent weights and their rate multiplied by ${FACTOR} train the same bits.`,
      name: `runs with other bits after training, of ${scaled.records.length}`,
      unit: "runs",
    },
    different,
    different === 0,
  );
}
