import { DomainError, eachGroup, groupsOf, writeGroup } from "@equal-bits/core";
import { mul, ones, type Tensor, tensor, tidy } from "@tensorflow/tfjs-core";
import type { FilterParts } from "./filter-bank.js";
import type { LatentFilters } from "./latent-filters.js";
import { codeOf } from "./level-codes.js";
import { tableShape } from "./table-shape.js";

/** What is left of a filter bank when it is frozen. */
export interface FrozenWeights {
  /** The code of each weight's level, shape of the latent weights. */
  readonly codes: Tensor;
  /** The scaled value of each level, [levels, blocks, filters]; 0 where a filter has no weight of it. */
  readonly values: Tensor;
}

/**
 * The levels of a filter bank, and what each is worth in each filter, by the reference of core.
 *
 * @param bank - built
 * @returns two new tensors
 * @throws NonFiniteError if a latent weight is NaN or infinite
 * @throws DomainError if the quantizer has other than K finite values for a group, or the scale tells weights of one filter and one level apart
 * @internal
 */
export async function frozenWeights(bank: LatentFilters): Promise<FrozenWeights> {
  const latent = bank.latentWeights();
  const { parts } = bank;
  const weights = (await latent.data<"float32">()).slice();
  const factors = await factorsOf(bank);
  const { levels, scaled } = scaledLevels(weights, latent.shape, parts, factors);
  const table = tableOf(levels, scaled, latent.shape, parts); // may refuse, so before any tensor is made
  const codes = Float32Array.from(levels, (level) => codeOf(level, parts.quantizer.levels));
  return { codes: tensor(codes, latent.shape), values: tensor(table.values, table.shape) };
}

/** The factor of each weight. */
async function factorsOf(bank: LatentFilters): Promise<Float32Array> {
  const latent = bank.latentWeights();
  const spread = tidy(() => mul(ones(latent.shape), bank.factor()));
  const factors = await spread.data<"float32">();
  spread.dispose();
  return factors;
}

function scaledLevels(
  weights: Float32Array,
  shape: number[],
  { quantizer, granularity }: FilterParts,
  factors: Float32Array,
): { readonly levels: Uint8Array; readonly scaled: Float32Array } {
  const layout = groupsOf(shape, granularity);
  const [levels, scaled] = [new Uint8Array(weights.length), new Float32Array(weights.length)];
  eachGroup(quantizer, weights, layout, (group, row, values) => {
    writeGroup(group, layout, row, levels);
    const worth = Float32Array.from(row, (level) => values[level]);
    writeGroup(group, layout, worth, scaled);
  });
  for (let i = 0; i < scaled.length; i++) scaled[i] *= factors[i];
  return { levels, scaled };
}

function tableOf(
  levels: Uint8Array,
  scaled: Float32Array,
  shape: number[],
  { quantizer, granularity }: FilterParts,
): { readonly values: Float32Array; readonly shape: [number, number, number] } {
  const [blocks, filters] = tableShape(shape, granularity);
  const perBlock = levels.length / blocks;
  const values = new Float32Array(quantizer.levels * blocks * filters).fill(Number.NaN);
  levels.forEach((level, i) => {
    const at = (level * blocks + Math.floor(i / perBlock)) * filters + (i % filters);
    if (Number.isNaN(values[at])) values[at] = scaled[i];
    else if (values[at] !== scaled[i])
      throw new DomainError(
        `the scale of a layer must be one number a filter to be frozen, got ${values[at]} and ${scaled[i]} for one level of filter ${i % filters}`,
      );
  });
  const used = values.map((value) => (Number.isNaN(value) ? 0 : value));
  return { values: used, shape: [quantizer.levels, blocks, filters] };
}
