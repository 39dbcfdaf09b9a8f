import { drawWeights } from "../harness/weights.mjs";

/**
 * Weights that are to be spread over a few atoms, softly.
 *
 * @typedef {object} Problem
 * @property {string} name
 * @property {readonly number[]} atoms - ascending
 * @property {readonly number[]} shares
 * @property {number} epsilon - against squared distances; 0 for the exact problem
 * @property {number} tolerance - of our L1 marginal error, and of POT's L2 one
 * @property {number} maxIterations - of POT
 * @property {readonly string[]} methods - POT's solvers that take part; some would take minutes
 * @property {() => Float32Array} draw
 */

/** The case that the goals speak of. */
export const goalCase = "2 atoms, N = 4608, ε = 0.1";

const BOTH = ["sinkhorn", "sinkhorn_log"];
const SHORT = 4608;
const LONG = 1_000_000;

/**
 * @param {import("../harness/options.mjs").Options} options
 * @returns {Problem[]}
 */
export function problems({ quick, large }) {
  if (quick) return [soft(2, SHORT, 1, BOTH), soft(2, SHORT, 0.1, ["sinkhorn"]), exact(SHORT)];
  return [
    ...[1, 0.1, 0.01, 0.001].map((epsilon) => soft(2, SHORT, epsilon, BOTH)),
    ...[4, 16].map((levels) => soft(levels, SHORT, 0.1, BOTH)),
    soft(2, LONG, 1, BOTH),
    soft(2, LONG, 0.1, large ? BOTH : ["sinkhorn"]),
    exact(SHORT),
    exact(LONG),
  ];
}

function soft(levels, size, epsilon, methods) {
  return problem(`${levels} atoms, N = ${size}, ε = ${epsilon}`, { levels, size, epsilon, methods });
}

function exact(size) {
  return problem(`2 atoms, N = ${size}, exact`, { levels: 2, size, epsilon: 0, methods: ["emd2_1d"] });
}

/** Atoms −1 … 1 at equal distances in equal shares. */
function problem(name, { levels, size, epsilon, methods }) {
  return {
    name,
    atoms: Array.from({ length: levels }, (_, level) => (2 * level) / (levels - 1) - 1),
    shares: new Array(levels).fill(1 / levels),
    epsilon,
    tolerance: 1e-9,
    maxIterations: 5000,
    methods,
    draw: () => drawWeights("gauss", 1, size),
  };
}
