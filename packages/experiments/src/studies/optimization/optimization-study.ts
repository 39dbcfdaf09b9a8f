import { recordsOf } from "../records-of.js";
import { setUpText } from "../set-ups.js";
import type { FinishedRuns, Study, StudyRequest, StudyRun } from "../study.js";
import { type Case, casesOf, type Done, FACTOR, scaledCasesOf } from "./optimization-cases.js";
import { optimizationFigures } from "./optimization-figures.js";
import { optimizationFindings } from "./optimization-findings.js";
import { optimizationTable } from "./optimization-table.js";

/** What ranks and cuts do: flips, losses, gradients, and what does not change them. */
export const optimizationStudy: Study = Object.freeze({
  name: "optimization",
  title: "What equal bits does to optimization",
  claim:
    "Equal bits brings optimization benefits: more weights flip, and training fits better (Li et al., AAAI 2022, claim D).",
  stages: [
    (request: StudyRequest): StudyRun[] => [
      ...casesOf(request).flatMap(({ runs }) => runs),
      ...scaledCasesOf(request).flatMap(({ runs }) => runs),
    ],
  ],
  conclude(request: StudyRequest, finished: FinishedRuns) {
    const done = (cases: readonly Case[]): Done[] =>
      cases.map((one) => ({ ...one, records: recordsOf(finished, one.runs) }));
    const cases = done(casesOf(request));
    const scaled = done(scaledCasesOf(request));
    return {
      setup: `${setUpText(request)} A perceptron with binary weights and activations under four rules, at several learning rates of the latent weights; the rest learns at the same rate in all runs.`,
      findings: optimizationFindings(cases, scaled),
      table: optimizationTable(cases),
      figures: optimizationFigures(cases),
      reading: [
        "A flip is a weight whose level changes in a step. More flips are no merit in themselves: a greater latent learning rate buys them too, and then accuracies of all rules come closer. So every comparison here is made at the same rate, rate by rate.",
        `Multiplying initial latent weights and their learning rate by ${FACTOR} changes no bit of a rule that looks at ranks, signs or means; it shows that only their quotient matters.`,
        "Adam makes the size of a gradient matter less than it does for plain gradient descent, which the paper uses.",
      ],
    };
  },
});
