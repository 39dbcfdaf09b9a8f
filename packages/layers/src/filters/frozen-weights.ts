import {
  DomainError,
  eachGroup,
  eachKeptGroup,
  type Granularity,
  groupsOf,
  levelBesidePruned,
  prunedLevel,
  writeGroup,
} from "@equal-bits/core";
import { mul, ones, type Tensor, tensor, tidy } from "@tensorflow/tfjs-core";
import { LatentFilters } from "./latent-filters.js";
import { codeOf } from "./level-codes.js";
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
  const { levels, scaled } = await (bank instanceof LatentFilters ? hardLevels(bank) : keptLevels(bank));
  const table = tableOf(levels, scaled, shape, levelCount, bank.parts.granularity); // may refuse, so before any tensor is made
  const codes = Float32Array.from(levels, (level) => codeOf(level, levelCount));
  return { codes: tensor(codes, shape), values: tensor(table.values, table.shape) };
}

/** The level of each weight, and what it is multiplied by. */
interface ScaledLevels {
  readonly levels: Uint8Array;
  readonly scaled: Float32Array;
}

/** Of a rule: its hard levels, with one in the middle for pruned weights where there is a mask. */
async function hardLevels(bank: LatentFilters): Promise<ScaledLevels> {
  const latent = bank.latentWeights();
  const { quantizer, granularity } = bank.parts;
  const weights = (await latent.data<"float32">()).slice();
  const factors = await numbersOf(() => mul(ones(latent.shape), bank.factor()));
  const layout = groupsOf(latent.shape, granularity);
  const [levels, scaled] = [new Uint8Array(weights.length), new Float32Array(weights.length)];
  const write = (group: number, row: Uint8Array, worth: Float32Array): void => {
    writeGroup(group, layout, row, levels);
    writeGroup(group, layout, worth, scaled);
  };
  const kept = await keptOf(bank);
  if (kept === null)
    eachGroup(quantizer, weights, layout, (group, row, values) => {
      write(
        group,
        row,
        Float32Array.from(row, (level) => values[level]),
      );
    });
  else {
    const zero = prunedLevel(quantizer.levels);
    eachKeptGroup(quantizer, weights, kept, layout, (group, row, values, own) => {
      const worth = Float32Array.from(row, (level, i) => (own[i] === 1 ? values[level] : 0));
      const shifted = row.map((level, i) =>
        own[i] === 0 ? zero : levelBesidePruned(level, quantizer.levels),
      );
      write(group, shifted, worth);
    });
  }
  for (let i = 0; i < scaled.length; i++) scaled[i] *= factors[i];
  return { levels, scaled };
}

/** Of a ticket: −, 0 and +. */
async function keptLevels(bank: TicketFilters): Promise<ScaledLevels> {
  const signs = await numbersOf(() => bank.levels());
  return {
    levels: Uint8Array.from(signs, (sign) => sign + 1),
    scaled: await numbersOf(() => bank.binaryWeights()),
  };
}

async function keptOf(bank: LatentFilters): Promise<Uint8Array | null> {
  const kept = bank.kept();
  if (kept === null) return null;
  const marks = Uint8Array.from(await kept.data());
  kept.dispose();
  return marks;
}

async function numbersOf(make: () => Tensor): Promise<Float32Array> {
  const made = tidy(make);
  const numbers = await made.data<"float32">();
  made.dispose();
  return numbers.slice();
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
