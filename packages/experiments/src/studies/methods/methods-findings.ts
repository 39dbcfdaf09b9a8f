import { pairedDifference } from "../../statistics/paired-difference.js";
import { measuredFinding, strongestRival } from "../findings.js";
import type { Finding } from "../study.js";
import { accuraciesIn, type MeasuredSet } from "./measured-methods.js";
import { EQUAL, GRADIENTS, REAL, RIVALS } from "./method-runs.js";

/** What the accuracies on one data set say of the claims. */
export function methodsFindings(set: MeasuredSet): Finding[] {
  const equal = accuraciesIn(set, EQUAL);
  const less = (method: string, claim: string, comparisons: number): Finding =>
    measuredFinding(
      {
        claim,
        name: `test accuracy of equal bits less that of ${method}, ${set.name}`,
        unit: "points",
        seeds: equal.length,
        comparisons,
      },
      pairedDifference(equal, accuraciesIn(set, method), comparisons),
    );
  const against = RIVALS.map((rival) =>
    less(rival, `On ${set.name} equal bits is better than ${rival}.`, RIVALS.length),
  );
  const all = strongestRival(
    `On ${set.name} equal bits is better than every rival: than the strongest one.`,
    against,
  );
  const variants = GRADIENTS.map((method) =>
    less(method, `On ${set.name} the straight-through gradient is better than ${method}.`, GRADIENTS.length),
  );
  const gap = less(REAL, `On ${set.name} equal bits is better than real-valued weights.`, 1);
  return [all, ...against, ...variants, gap];
}
