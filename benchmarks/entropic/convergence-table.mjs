import { seededRandom } from "@equal-bits/core";
import * as ot from "@equal-bits/ot";
import { drawWeights } from "../harness/weights.mjs";

const SHAPES = ["gauss", "laplace", "cauchy", "ties", "constant", "sparse", "bimodal"];
const TOLERANCE = 1e-9;

/**
 * How many iterations a solver took over random problems.
 *
 * @typedef {object} ConvergenceTable
 * @property {string} levels - how many atoms the problems have
 * @property {number} instances
 * @property {number} failures - how many did not come down to the tolerance
 * @property {number} worst - most iterations of any that did
 * @property {Readonly<Record<string, number>>} histogram - problems by the iterations that they took
 * @property {object} worstInstance - the one that took `worst`, or the first failure
 */

/**
 * Solves random problems: N from 20 to 3000, ε from 1e-6 to 10, shares of at least 0.02 / (K − 1), seven distributions in turn.
 *
 * @param {object} options
 * @param {string} options.levels - as it is to be printed
 * @param {(random: import("@equal-bits/core").SeededRandom) => number} options.drawLevels
 * @param {number} options.instances
 * @returns {ConvergenceTable}
 */
export function convergenceTable({ levels, drawLevels, instances }) {
  const random = seededRandom(7);
  const counted = new Map();
  let failures = 0;
  let worst = 0;
  let worstInstance = {};
  for (let index = 0; index < instances; index++) {
    const instance = drawInstance(random, SHAPES[index % SHAPES.length], drawLevels(random), index);
    const { converged, iterations, marginalError } = solve(instance);
    counted.set(iterations, (counted.get(iterations) ?? 0) + 1);
    if (converged ? failures === 0 && iterations > worst : failures === 0)
      worstInstance = { ...instance, iterations, converged, marginalError };
    if (converged) worst = Math.max(worst, iterations);
    else failures += 1;
  }
  const histogram = Object.fromEntries([...counted].sort(([a], [b]) => a - b));
  return { levels, instances, failures, worst, histogram, worstInstance };
}

/** A problem as a few numbers from which it can be made again. */
function drawInstance(random, shape, levels, seed) {
  const size = Math.round(20 * 150 ** random.uniform());
  const epsilon = 10 ** (-6 + 7 * random.uniform());
  return { shape, size, epsilon, seed, shares: drawShares(random, levels) };
}

/** The cuts between the levels are uniform, and no level is left without a share. */
function drawShares(random, levels) {
  const least = 0.02 / (levels - 1);
  const cuts = Array.from({ length: levels - 1 }, () => random.uniform()).sort((a, b) => a - b);
  return [...cuts, 1].map((cut, level) => least + (1 - levels * least) * (cut - (cuts[level - 1] ?? 0)));
}

function solve({ shape, size, epsilon, seed, shares }) {
  const weights = drawWeights(shape, 1, size, seed);
  const atoms = shares.map((_, level) => (2 * level) / (shares.length - 1) - 1);
  return ot.entropicAtoms(weights, atoms, shares, { epsilon, tolerance: TOLERANCE });
}
