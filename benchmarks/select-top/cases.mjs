import { groupsAsColumns, groupsAsRows } from "@equal-bits/core";
import { drawWeights } from "../harness/weights.mjs";

/**
 * Weights of which half of each group are to be marked.
 *
 * @typedef {object} Problem
 * @property {string} name
 * @property {import("@equal-bits/core").GroupLayout} layout
 * @property {number} count - how many to mark in each group
 * @property {() => Float32Array} draw - makes the weights; large ones should not all be alive at once
 */

const HARD = ["ties", "constant", "outlier", "cauchy", "sparse", "bimodal"];

/** The name of a case of bell-shaped weights. */
export const nameOf = {
  small: "64 × 576",
  filters: "512 × 4608",
  square: "4096 × 4096",
  group: "one group of 25M",
};

/**
 * @param {readonly string[]} names - of cases
 * @returns {readonly string[] | undefined} those of hard data, one for each kind; undefined where one is missing
 */
export function hardCases(names) {
  const found = HARD.flatMap(
    (distribution) => names.find((name) => name.startsWith(`${distribution}, `)) ?? [],
  );
  return found.length === HARD.length ? found : undefined;
}

/**
 * The problems, easy ones first.
 *
 * @param {import("../harness/options.mjs").Options} options
 * @returns {Problem[]}
 */
export function problems({ quick, large }) {
  const small = [
    rows(nameOf.small, "gauss", 64, 576),
    columns("64 × 576 as columns", 64, 576),
    ...HARD.map((distribution) => hard(distribution, quick ? 16 : 256, 4608)),
  ];
  if (quick) return small;
  const usual = [
    rows(nameOf.filters, "gauss", 512, 4608),
    columns("512 × 4608 as columns", 512, 4608),
    rows(nameOf.square, "gauss", 4096, 4096),
    rows(nameOf.group, "gauss", 1, 25_000_000),
  ];
  return [...small, ...usual, ...(large ? [rows("one group of 100M", "gauss", 1, 100_000_000)] : [])];
}

function rows(name, distribution, groups, size) {
  return problem(name, groupsAsRows(groups, size), () => drawWeights(distribution, groups, size));
}

/** Columns hold bell-shaped weights, whichever way they are read. */
function columns(name, groups, size) {
  return problem(name, groupsAsColumns(groups, size), () => drawWeights("gauss", groups, size));
}

function problem(name, layout, draw) {
  return { name, layout, count: layout.size >> 1, draw };
}

function hard(distribution, groups, size) {
  return rows(`${distribution}, ${groups} × ${size}`, distribution, groups, size);
}
