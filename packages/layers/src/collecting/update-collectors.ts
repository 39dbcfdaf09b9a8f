import { eachGroup, groupsOf, writeGroup } from "@equal-bits/core";
import { levelPlaces, type WeightsSample } from "@equal-bits/metrics";
import type { FilterBank } from "../filters/filter-bank.js";
import type { CollectedBank } from "./collected-bank.js";

/**
 * Hands the present levels and latent weights of each bank to its collectors.
 *
 * The latent weights are read back without blocking, so that webgpu can do it, and the levels are found of them by the reference of core; no tensor is
 * made. All are read before the first collector is updated.
 *
 * @param banks - from `collectedBanks`
 * @throws NonFiniteError naming the index of the first NaN or infinity among the latent weights; no collector is updated then
 */
export async function updateCollectors(banks: readonly CollectedBank[]): Promise<void> {
  const samples = await Promise.all(banks.map(({ bank }) => sampleOf(bank)));
  banks.forEach(({ collectors }, i) => {
    for (const collector of collectors) collector.update(samples[i]);
  });
}

async function sampleOf(bank: FilterBank): Promise<WeightsSample> {
  const tensor = bank.latentWeights();
  const { quantizer, granularity } = bank.parts;
  const layout = groupsOf(tensor.shape, granularity);
  const latents = await tensor.data<"float32">();
  const levels = new Float32Array(latents.length);
  const places = levelPlaces(quantizer.levels);
  eachGroup(quantizer, latents, layout, (group, indices) => {
    writeGroup(
      group,
      layout,
      Float32Array.from(indices, (index) => places[index]),
      levels,
    );
  });
  return { levels, latents };
}
