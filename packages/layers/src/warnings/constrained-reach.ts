import { abs, max, maximum, neg, tensor, tidy, util } from "@tensorflow/tfjs-core";
import type { LatentConstraint } from "../filters/constrain-updates.js";

/**
 * The greatest magnitude that a constraint leaves of a weight of ±`magnitude`, all others being 0: so a bound on a norm leaves the most.
 *
 * @param shape - of the latent weights
 * @internal
 */
export async function constrainedReach(
  constraint: LatentConstraint,
  shape: readonly number[],
  magnitude: number,
): Promise<number> {
  const size = util.sizeFromShape([...shape]);
  const reach = tidy(() => {
    const far = tensor(
      Float32Array.from({ length: size }, (_, i) => (i === 0 ? magnitude : 0)),
      [...shape],
    );
    return maximum(max(abs(constraint.apply(far))), max(abs(constraint.apply(neg(far)))));
  });
  const [greatest] = await reach.data();
  reach.dispose();
  return greatest;
}
