import { counted, fixed } from "../../report/number-text.js";
import type { Conclusion, Study } from "../study.js";
import { NETWORK_WEIGHTS } from "./network-class.js";
import { AUTHORS_GRID, type PlaneGrid } from "./plane-grid.js";
import { type SearchSpace, searchSpace } from "./search-space.js";
import { searchSpaceFigures } from "./search-space-figures.js";
import { SEARCH_SPACE_CLAIM, searchSpaceFindings } from "./search-space-findings.js";
import { searchSpaceReading } from "./search-space-reading.js";
import { searchSpaceTable } from "./search-space-table.js";

/**
 * How many decision boundaries of a small network are left where half of its weights are negative.
 *
 * Nothing is trained and nothing is drawn at random: every combination of weights is tried, at either scale.
 *
 * @see Li et al., Equal Bits, AAAI 2022: reduced search space
 */
export const searchSpaceStudy: Study = Object.freeze({
  name: "search-space",
  title: "What equal bits leave of the search space",
  claim: SEARCH_SPACE_CLAIM,
  stages: [],
  conclude: () => concludeOn(AUTHORS_GRID),
});

function concludeOn(grid: PlaneGrid): Conclusion {
  const space = searchSpace(grid);
  return {
    setup: setupOf(space, grid),
    findings: searchSpaceFindings(space),
    table: searchSpaceTable(space),
    figures: searchSpaceFigures(space, grid),
    reading: searchSpaceReading(space),
  };
}

function setupOf({ classes, all }: SearchSpace, { low, step, side }: PlaneGrid): string {
  return `Nothing is trained. The network has two inputs, three hidden units with sigmoid and one output without a bias: ${NETWORK_WEIGHTS} weights, each −1 or +1. It gives a point the label 1 where its output is above 0. All ${counted(all.combinations, "combination")} of weights, which are ${classes.length} up to the order of the hidden units, label the ${counted(side * side, "point")} of a grid from ${fixed(low, 0)} on, ${step} apart. Where all labels are the same there is no boundary; two boundaries are the same if all labels are equal, or all are different.`;
}
