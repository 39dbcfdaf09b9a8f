import { cast, greater, serialization, type Tensor } from "@tensorflow/tfjs-core";
import { FlipOptimizer, type FlipOptions } from "./flip-optimizer.js";

/**
 * Bop: flips a weight whenever the moving average of its gradient pushes against it hard enough. No latent weights.
 *
 * m ← (1 − γ) m + γ g; w ← −w where w · m > threshold. The variables must be −1 and +1; give other variables another optimizer
 * with {@link caseOptimizer}. The share of +1 drifts; {@link rankFlip} keeps it.
 *
 * @param options - γ and the threshold. A lower threshold or a greater γ flips more
 * @returns a tfjs optimizer, registered so that tfjs finds it when a model is loaded
 * @throws DomainError if an option is out of range
 * @see Helwegen et al., Latent weights do not exist: Rethinking binarized neural network optimization, NeurIPS 2019, algorithm 1
 */
export function bop(options: FlipOptions = {}): BopOptimizer {
  serialization.registerClass(BopOptimizer);
  return new BopOptimizer(options);
}

/** What {@link bop} makes. Register it with `serialization.registerClass` before a model that was saved with it is loaded. */
export class BopOptimizer extends FlipOptimizer {
  /** The name in saved models. */
  static readonly className: string = "Bop";

  protected override flips(gains: Tensor): Tensor {
    return cast(greater(gains, this.threshold), "float32");
  }
}
