import { identityGradient } from "@equal-bits/binarize";
import { cast, equal, sum, tensor, tidy } from "@tensorflow/tfjs-core";
import type { LatentFilters } from "./latent-filters.js";

/**
 * How many weights of a bank get a gradient of exactly 0 from a loss that pulls at all of them.
 *
 * @internal
 */
export async function starvedIn(bank: LatentFilters): Promise<number> {
  const count = tidy(() => {
    const latent = bank.latentWeights();
    const { quantizer, granularity, relaxation, gradient } = bank.parts;
    const levels = relaxation?.apply(latent, quantizer, granularity) ?? bank.levels();
    const rule = gradient ?? relaxation?.gradient ?? identityGradient();
    const reached = rule.apply(tensor(pulls(latent.size), latent.shape), latent, {
      levels,
      granularity,
      quantizer,
    });
    return sum(cast(equal(reached, 0), "int32"));
  });
  const [starved] = await count.data();
  count.dispose();
  return starved;
}

/** Numbers from 1 to 2, no two alike: a gradient may take their mean away, as through a standardisation. */
function pulls(size: number): Float32Array {
  const golden = (Math.sqrt(5) - 1) / 2;
  return Float32Array.from({ length: size }, (_, i) => 1 + ((i * golden) % 1));
}
