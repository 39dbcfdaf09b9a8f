import { type Tensor, tidy, type Variable } from "@tensorflow/tfjs-core";
import type { LayerVariable } from "@tensorflow/tfjs-layers";

/** What latent weights are brought to after each update: a constraint of tfjs, or one of `@equal-bits/binarize`. */
export interface LatentConstraint {
  /**
   * The nearest weights that obey it.
   *
   * @param w - latent weights, filters last
   * @returns same shape
   */
  apply(w: Tensor): Tensor;
}

/**
 * Has a constraint applied to a variable whenever an optimizer assigns to it, and never to weights that are set or loaded.
 *
 * The `fit` of tfjs 4.22 ignores the constraints of its variables, and applies them to weights that are loaded; so a run
 * would go on from a checkpoint with other bits. Optimizers call `assign` of the tensor, loading calls `write` around it.
 *
 * @returns applies the constraint now
 * @internal
 */
export function constrainUpdates(variable: LayerVariable, constraint: LatentConstraint): () => void {
  const latent = variable.read() as Variable; // tfjs types the tensor of a layer's variable as any tensor
  const assign = latent.assign.bind(latent);
  const write = variable.write.bind(variable);
  let given = false;
  const update = (value: Tensor): void => {
    tidy(() => {
      const next = constraint.apply(value);
      assign(next === value ? next.clone() : next);
    });
  };
  latent.assign = (value) => (given ? assign(value) : update(value));
  variable.write = (value) => {
    given = true;
    try {
      return write(value);
    } finally {
      given = false;
    }
  };
  return () => update(latent);
}
