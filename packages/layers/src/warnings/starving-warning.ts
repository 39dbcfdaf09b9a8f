import type { SurrogateGradient } from "@equal-bits/binarize";
import type { LatentConstraint } from "../filters/constrain-updates.js";
import { constrainedReach } from "./constrained-reach.js";
import type { Warn } from "./warn.js";

/** What the warning looks at. */
interface MayStarve {
  readonly name: string;
  readonly frozen: boolean;
  readonly trainable: boolean;
  readonly gradient: SurrogateGradient;
  readonly kernelConstraint: LatentConstraint | null;
  readonly banks: readonly { readonly shape: readonly number[] | null }[];
}

/**
 * Warns, once, where the gradient of a layer ends and nothing keeps the latent weights where it reaches them.
 *
 * What a constraint lets through is read back from the backend, so a warning of it comes a little later.
 *
 * @returns looks at the layer as it is now
 * @internal
 */
export function starvingWarning(layer: MayStarve, warn: Warn): () => void {
  let warned = false;
  let seen: number | undefined; // the window that was looked at last
  const tell = (gradient: SurrogateGradient): void => {
    if (!warned) warn(messageOf(layer, gradient));
    warned = true;
  };
  return () => {
    const { gradient, kernelConstraint, banks } = layer;
    const trains = layer.trainable && !layer.frozen;
    if (warned || !trains || gradient.window === undefined || gradient.window === seen) return;
    seen = gradient.window;
    if (kernelConstraint === null) tell(gradient);
    else
      constrainedReach(kernelConstraint, banks[0].shape ?? [], 2 * seen).then(
        (reach) => {
          if (starvesAt(gradient, reach)) tell(gradient);
        },
        () => {}, // a constraint that fails tells so itself when weights are updated
      );
  };
}

function starvesAt({ window = Infinity, reachesEdge = false }: SurrogateGradient, reach: number): boolean {
  const edge = Math.fround(window); // as the weights are
  return reachesEdge ? reach > edge : reach >= edge;
}

function messageOf({ name, kernelConstraint }: MayStarve, gradient: SurrogateGradient): string {
  const { window = Infinity, reachesEdge = false } = gradient;
  const where = `${reachesEdge ? ">" : "≥"} ${window}`;
  const why =
    kernelConstraint === null
      ? "nothing keeps the latent weights within"
      : "its constraint lets latent weights come there";
  const remedy = reachesEdge ? window : Number((0.9 * window).toPrecision(3)); // at the edge they would starve
  return `the gradient ${gradient.name} of layer ${name} is 0 where |w| ${where}, and ${why}: those beyond never move again; set kernelConstraint, as clipConstraint(${remedy}) of @equal-bits/binarize`;
}
