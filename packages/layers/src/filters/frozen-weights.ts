import { DomainError, type Granularity } from "@equal-bits/core";
import { type Tensor, tensor } from "@tensorflow/tfjs-core";
import type { LatentFilters } from "./latent-filters.js";
import { codeOf } from "./level-codes.js";
import { scaledLevels } from "./scaled-levels.js";
import { tableShape } from "./table-shape.js";
import type { TicketFilters } from "./ticket-filters.js";

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
export async function frozenWeights(bank: LatentFilters | TicketFilters): Promise<FrozenWeights> {
  const { shape } = bank.latentWeights();
  const levelCount = bank.levelCount ?? 0; // `freeze` refuses a bank without levels
  const { levels, scaled } = await scaledLevels(bank);
  const table = tableOf(levels, scaled, shape, levelCount, bank.parts.granularity); // may refuse, so before any tensor is made
  const codes = Float32Array.from(levels, (level) => codeOf(level, levelCount));
  return { codes: tensor(codes, shape), values: tensor(table.values, table.shape) };
}

function tableOf(
  levels: Uint8Array,
  scaled: Float32Array,
  shape: number[],
  levelCount: number,
  granularity: Granularity,
): { readonly values: Float32Array; readonly shape: [number, number, number] } {
  const [blocks, filters] = tableShape(shape, granularity);
  const perBlock = levels.length / blocks;
  const values = new Float32Array(levelCount * blocks * filters).fill(Number.NaN);
  levels.forEach((level, i) => {
    const at = (level * blocks + Math.floor(i / perBlock)) * filters + (i % filters);
    if (Number.isNaN(values[at])) values[at] = scaled[i];
    else if (values[at] !== scaled[i])
      throw new DomainError(
        `the scale of a layer must be one number a filter to be frozen, got ${values[at]} and ${scaled[i]} for one level of filter ${i % filters}`,
      );
  });
  const used = values.map((value) => (Number.isNaN(value) ? 0 : value));
  return { values: used, shape: [levelCount, blocks, filters] };
}
