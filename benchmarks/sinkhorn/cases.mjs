import { seededRandom } from "@equal-bits/core";

/**
 * A transport problem between points in the unit square.
 *
 * @typedef {object} Problem
 * @property {string} name
 * @property {number} size - points on each side
 * @property {number} epsilon - where the greatest cost is 1
 * @property {number} tolerance - POT's stopThr, an L2 error
 * @property {number} maxIterations
 * @property {readonly string[]} methods - POT's solvers that take part
 */

/**
 * @param {import("../harness/options.mjs").Options} options
 * @returns {Problem[]}
 */
export function problems({ quick }) {
  if (quick) return [problem(100, 0.1)];
  return [
    problem(100, 0.1),
    problem(100, 0.01),
    problem(100, 0.002),
    problem(500, 0.1),
    problem(500, 0.01),
    problem(500, 0.002),
  ];
}

/**
 * Random masses and squared distances, greatest distance 1.
 *
 * @param {Problem} problem
 * @returns {{ cost: Float64Array, a: Float64Array, b: Float64Array }} cost row-major [size, size]
 */
export function drawProblem({ size }) {
  const random = seededRandom(3);
  const points = () => Array.from({ length: size }, () => [random.uniform(), random.uniform()]);
  const [sources, targets] = [points(), points()];
  const between = ([x, y], [u, v]) => (x - u) ** 2 + (y - v) ** 2;
  const cost = Float64Array.from(
    sources.flatMap((source) => targets.map((target) => between(source, target))),
  );
  const greatest = cost.reduce((most, value) => Math.max(most, value));
  return { cost: cost.map((value) => value / greatest), a: masses(size, random), b: masses(size, random) };
}

function masses(size, random) {
  const drawn = Float64Array.from({ length: size }, () => 0.5 + random.uniform());
  const sum = drawn.reduce((total, value) => total + value);
  return drawn.map((value) => value / sum);
}

function problem(size, epsilon) {
  const name = `${size} × ${size}, ε = ${epsilon}`;
  return { name, size, epsilon, tolerance: 1e-7, maxIterations: 5000, methods: ["sinkhorn", "sinkhorn_log"] };
}
