import {
  eachGroup,
  eachKeptGroup,
  groupsOf,
  levelBesidePruned,
  prunedLevel,
  writeGroup,
} from "@equal-bits/core";
import { mul, ones, type Tensor, tidy } from "@tensorflow/tfjs-core";
import { LatentFilters } from "./latent-filters.js";
import type { TicketFilters } from "./ticket-filters.js";

/** The level of each weight of a bank, and what it is multiplied by. */
export interface ScaledLevels {
  /** 0 … K − 1, K as the bank's `levelCount`; of a ticket 0, 1 and 2 for −, 0 and +. */
  readonly levels: Uint8Array;
  /** What the layer multiplies by. */
  readonly scaled: Float32Array;
}

/**
 * The hard levels of a bank by the reference of core, whatever relaxation is in use; read back without blocking.
 *
 * @param bank - built
 * @throws NonFiniteError if a latent weight is NaN or infinite
 * @throws DomainError if the quantizer has other than K finite values for a group
 * @internal
 */
export function scaledLevels(bank: LatentFilters | TicketFilters): Promise<ScaledLevels> {
  return bank instanceof LatentFilters ? ofRule(bank) : ofTicket(bank);
}

async function ofRule(bank: LatentFilters): Promise<ScaledLevels> {
  const latent = bank.latentWeights();
  const weights = (await latent.data<"float32">()).slice();
  const factors = await numbersOf(() => mul(ones(latent.shape), bank.factor()));
  const found = await levelsOfRule(bank, weights);
  for (let i = 0; i < weights.length; i++) found.scaled[i] *= factors[i];
  return found;
}

/** With the level of pruned weights in the middle, where there is a mask. */
async function levelsOfRule(bank: LatentFilters, weights: Float32Array): Promise<ScaledLevels> {
  const { quantizer, granularity } = bank.parts;
  const layout = groupsOf(bank.latentWeights().shape, granularity);
  const [levels, scaled] = [new Uint8Array(weights.length), new Float32Array(weights.length)];
  const write = (group: number, row: Uint8Array, worth: Float32Array): void => {
    writeGroup(group, layout, row, levels);
    writeGroup(group, layout, worth, scaled);
  };
  const kept = await keptOf(bank);
  if (kept === null)
    eachGroup(quantizer, weights, layout, (group, row, values) => {
      const worth = Float32Array.from(row, (level) => values[level]);
      write(group, row, worth);
    });
  else {
    const zero = prunedLevel(quantizer.levels);
    eachKeptGroup(quantizer, weights, kept, layout, (group, row, values, own) => {
      const worth = Float32Array.from(row, (level, i) => (own[i] === 1 ? values[level] : 0));
      const beside = row.map((level, i) =>
        own[i] === 1 ? levelBesidePruned(level, quantizer.levels) : zero,
      );
      write(group, beside, worth);
    });
  }
  return { levels, scaled };
}

async function ofTicket(bank: TicketFilters): Promise<ScaledLevels> {
  const signs = await numbersOf(() => bank.levels());
  return {
    levels: Uint8Array.from(signs, (sign) => sign + 1),
    scaled: await numbersOf(() => bank.binaryWeights()),
  };
}

async function keptOf(bank: LatentFilters): Promise<Uint8Array | null> {
  const kept = bank.kept();
  if (kept === null) return null;
  const marks = Uint8Array.from(await kept.data(), (mark) => Number(mark !== 0)); // as binarize reads it
  kept.dispose();
  return marks;
}

async function numbersOf(make: () => Tensor): Promise<Float32Array> {
  const made = tidy(make);
  const numbers = await made.data<"float32">();
  made.dispose();
  return numbers.slice();
}
