import { seededRandom } from "@equal-bits/core";

/** Distributions of latent weights: bell-shaped ones, and those on which a selection that aims badly is slow. */
const draws = {
  gauss: (random) => random.normal(),
  laplace: (random) => -Math.sign(random.uniform() - 0.5) * Math.log(1 - random.uniform()),
  ties: (random) => Math.round(random.normal() * 2) / 2,
  constant: () => 0.25,
  outlier: (random) => random.normal(),
  cauchy: (random) => random.normal() / random.normal(),
  sparse: (random) => (random.uniform() < 0.9 ? 0 : random.normal()),
  bimodal: (random) => (random.uniform() < 0.5 ? -1 : 1) + random.normal() * 0.01,
};

/**
 * Weights that depend on their arguments alone.
 *
 * @param {string} distribution - one of the names above; `outlier` is gauss with one 1e30 in each group
 * @param {number} groups - how many groups, each with its outlier
 * @param {number} size - weights in a group
 * @param {number} [seed]
 * @returns {Float32Array} length `groups * size`, groups as rows
 */
export function drawWeights(distribution, groups, size, seed = 1) {
  const random = seededRandom(seed);
  const draw = draws[distribution];
  const weights = new Float32Array(groups * size);
  for (let i = 0; i < weights.length; i++) weights[i] = draw(random);
  if (distribution === "outlier")
    for (let group = 0; group < groups; group++) weights[group * size + random.below(size)] = 1e30;
  return weights;
}
