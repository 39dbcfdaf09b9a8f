import type { WeightsSample } from "@equal-bits/metrics";
import { scaledLevels } from "../filters/scaled-levels.js";
import type { CollectedBank } from "./collected-bank.js";

/**
 * Hands the present levels and latent weights of each bank to its collectors.
 *
 * The latent weights are read back without blocking, so that webgpu can do it, and the levels are found of them by the reference of core; no tensor is
 * left. All are read before the first collector is updated.
 *
 * @param banks - from `collectedBanks`
 * @throws NonFiniteError naming the index of the first NaN or infinity among the latent weights; no collector is updated then
 */
export async function updateCollectors(banks: readonly CollectedBank[]): Promise<void> {
  const samples = await Promise.all(banks.map(sampleOf));
  banks.forEach(({ collectors }, i) => {
    for (const collector of collectors) collector.update(samples[i]);
  });
}

async function sampleOf({ bank, places }: CollectedBank): Promise<WeightsSample> {
  const latents = await bank.latentWeights().data<"float32">();
  const { levels } = await scaledLevels(bank);
  return { levels: Float32Array.from(levels, (level) => places[level]), latents };
}
