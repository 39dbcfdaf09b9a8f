import type { StudyTable } from "../study.js";
import type { BoundaryCounts } from "./boundary-counts.js";
import { perHundred, type SearchSpace } from "./search-space.js";

/** The counts: a row for each number of negative weights, and one for all. */
export function searchSpaceTable({ byNegatives, all }: SearchSpace): StudyTable {
  return {
    columns: [
      "negative weights",
      "combinations",
      "non-constant",
      "unique boundaries",
      "unique per combination (%)",
    ],
    rows: [...byNegatives.map((counts, negatives) => rowOf(negatives, counts)), rowOf("all", all)],
    digits: [0, 0, 0, 0, 1],
  };
}

function rowOf(name: string | number, counts: BoundaryCounts): (string | number)[] {
  return [name, counts.combinations, counts.nonConstant, counts.boundaries, perHundred(counts)];
}
