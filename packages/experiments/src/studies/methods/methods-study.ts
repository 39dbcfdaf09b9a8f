import { setUpText } from "../set-ups.js";
import type { FinishedRuns, Study, StudyRequest, StudyRun } from "../study.js";
import { measuredSet } from "./measured-methods.js";
import {
  comparedRuns,
  dataSetsOf,
  holdoutOf,
  METHODS,
  ratesOf,
  tunedRate,
  tuningRuns,
} from "./method-runs.js";
import { methodsFigures } from "./methods-figures.js";
import { methodsFindings } from "./methods-findings.js";
import { methodsTable } from "./methods-table.js";

/** Published binarizers and equal bits, each at the latent learning rate that suits it. */
export const methodsStudy: Study = Object.freeze({
  name: "methods",
  title: "Equal bits beside other binarizers",
  claim:
    "Equal bits is effective against the state of the art of binarization (Li et al., AAAI 2022, claim E).",
  stages: [
    (request: StudyRequest): StudyRun[] =>
      dataSetsOf(request).flatMap((set) => METHODS.flatMap((method) => tuningRuns(request, set, method))),
    (request: StudyRequest, finished: FinishedRuns): StudyRun[] =>
      dataSetsOf(request).flatMap((set) =>
        METHODS.flatMap((method) =>
          comparedRuns(request, set, method, tunedRate(request, set, method, finished)),
        ),
      ),
  ],
  conclude(request: StudyRequest, finished: FinishedRuns) {
    const sets = dataSetsOf(request).map((set) => measuredSet(request, set, finished));
    return {
      setup: `${setUpText(request)}${request.scale === "full" ? " CIFAR-10: the first 20,000 training images and all 10,000 test images, five epochs." : ""} Convolutions of 8, 16 and 32 channels with binary weights and activations but for the first and last layer. The latent learning rate of each method is the best of ${ratesOf(request).join(", ")} for ${holdoutOf(request)} held-out training images, from one run each with a seed that is not compared; real-valued weights have the rate of all weights chosen so. The test images are looked at once.`,
      findings: sets.flatMap(methodsFindings),
      table: methodsTable(sets),
      figures: sets.flatMap(methodsFigures),
      reading: [
        "At one learning rate for all, such a table would measure the rate: rules that standardise latent weights multiply their gradient by more than ten. Each method has its own rate here, from the same small budget.",
        "The intervals of the differences hold for all rivals of a data set at once. Where one covers 0 the methods are tied at this scale, whichever mean is greater.",
        "These networks have some thousand binary weights and see the images a few times. The paper compares ResNets after hundreds of epochs; nothing here speaks of those.",
      ],
    };
  },
});
