import { requireFinite, ShapeError } from "@equal-bits/core";

/**
 * What a surrogate gradient says that a step changes the loss by: ⟨g, step⟩.
 *
 * It adds up over the layers of a network, and over its other weights.
 *
 * @param gradient - the gradient of the loss by the latent weights, as training sees it, finite
 * @param step - the latent weights after the step less those before, finite, as many
 * @returns the predicted change of the loss
 * @throws ShapeError if the lengths differ
 * @throws NonFiniteError naming the argument and index of the first NaN or infinity
 */
export function predictedChange(gradient: Float32Array, step: Float32Array): number {
  if (step.length !== gradient.length)
    throw new ShapeError(`step must have the ${gradient.length} values of gradient, got ${step.length}`);
  requireFinite(gradient, "gradient");
  requireFinite(step, "step");
  let change = 0;
  for (let i = 0; i < gradient.length; i++) change += gradient[i] * step[i];
  return change;
}

/** What was predicted of a step, and what came. */
export interface StepOutcome {
  /** The predicted change of the loss, the sum of {@link predictedChange} over all weights that moved. */
  readonly predicted: number;
  /** The loss before the step, on the same examples. */
  readonly lossBefore: number;
  /** The loss after the step, on the same examples. */
  readonly lossAfter: number;
}

/**
 * How far a surrogate gradient was from the truth in one step: |predicted − actual| / (|predicted| + |actual|), where actual = lossAfter − lossBefore.
 *
 * 0 where the loss changed as predicted, and where nothing was predicted and nothing came; 1 where it went the other way, or one of the
 * two is 0, as when latent weights move and no level flips. A loss or prediction that is NaN or infinite, as after a diverged step, is a mismatch
 * of 1. For small steps of a smooth network it tends to 0, so it tells of the steps of the levels. Take both losses on one batch: between
 * batches the loss changes of itself.
 *
 * @param outcome - the predicted change, and the losses
 * @returns 0 … 1, never NaN
 */
export function gradientMismatch({ predicted, lossBefore, lossAfter }: StepOutcome): number {
  const actual = lossAfter - lossBefore;
  if (!Number.isFinite(predicted) || !Number.isFinite(actual)) return 1;
  const unit = Math.max(Math.abs(predicted), Math.abs(actual)); // so that nothing overflows
  if (unit === 0) return 0;
  const [said, came] = [predicted / unit, actual / unit];
  return Math.abs(said - came) / (Math.abs(said) + Math.abs(came));
}
