import type { SurrogateGradient } from "@equal-bits/binarize";
import type { LatentConstraint } from "../filters/constrain-updates.js";
import type { Warn } from "./warn.js";

/** What the warning looks at. */
interface MayStarve {
  readonly name: string;
  readonly frozen: boolean;
  readonly trainable: boolean;
  readonly gradient: SurrogateGradient;
  readonly kernelConstraint: LatentConstraint | null;
}

/**
 * Warns, once, where the gradient of a layer ends and nothing keeps the latent weights within.
 *
 * @returns looks at the layer as it is now
 * @internal
 */
export function starvingWarning(layer: MayStarve, warn: Warn): () => void {
  let warned = false;
  return () => {
    const { name, gradient, kernelConstraint } = layer;
    const trains = layer.trainable && !layer.frozen;
    if (warned || !trains || kernelConstraint !== null || gradient.window === undefined) return;
    warned = true;
    warn(
      `the gradient ${gradient.name} of layer ${name} is 0 where |w| > ${gradient.window}, and nothing keeps the latent weights within: those beyond never move again; set kernelConstraint, as clipConstraint(${gradient.window}) of @equal-bits/binarize`,
    );
  };
}
