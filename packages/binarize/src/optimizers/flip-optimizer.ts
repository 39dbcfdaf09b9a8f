import { DomainError } from "@equal-bits/core";
import {
  add,
  clone,
  dispose,
  engine,
  mul,
  type NamedTensorMap,
  Optimizer,
  type serialization,
  sub,
  type Tensor,
  tidy,
  type Variable,
  variable,
  zerosLike,
} from "@tensorflow/tfjs-core";

/** What an optimizer that flips signs takes. */
export interface FlipOptions {
  /** Part of the newest gradient in the moving average, 0 < gamma ≤ 1. Default 1e-4. */
  readonly gamma?: number;
  /** How strongly the average must push against a weight to flip it, ≥ 0. Default 1e-8. */
  readonly threshold?: number;
}

/** A tensor with a name, as tfjs hands gradients to an optimizer and takes its state. */
export interface NamedTensor {
  /** The name of a variable, or of a part of the state. */
  readonly name: string;
  /** The gradient dL/dw of the variable, or the part of the state. */
  readonly tensor: Tensor;
}

interface Moment {
  readonly originalName: string;
  readonly variable: Variable;
}

/** An optimizer for weights that are −1 and +1 themselves: no latent weights, no learning rate, only flips. */
export abstract class FlipOptimizer extends Optimizer {
  /** Part of the newest gradient in the moving average; may be changed between steps. */
  gamma: number;
  /** How strongly the average must push to flip a weight; may be changed between steps. */
  threshold: number;
  private moments: Moment[] = [];

  /** @param options - gamma and threshold */
  constructor({ gamma = 1e-4, threshold = 1e-8 }: FlipOptions = {}) {
    super();
    if (!(gamma > 0 && gamma <= 1)) throw new DomainError(`gamma must be a number > 0 and ≤ 1, got ${gamma}`);
    if (!(threshold >= 0 && threshold < Number.POSITIVE_INFINITY))
      throw new DomainError(`threshold must be a finite number ≥ 0, got ${threshold}`);
    this.gamma = gamma;
    this.threshold = threshold;
  }

  /**
   * Which weights flip.
   *
   * @param gains - w · m: how strongly the average pushes against each weight
   * @param w - the weights, −1 and +1
   * @returns 1 where a weight flips, else 0
   */
  protected abstract flips(gains: Tensor, w: Tensor): Tensor;

  /**
   * One step: m ← (1 − γ) m + γ g, then the flips.
   *
   * @param gradients - by variable, in the same order at every step
   */
  override applyGradients(gradients: NamedTensorMap | NamedTensor[]): void {
    namedGradientsOf(gradients).forEach(({ name, tensor }, i) => {
      const w = engine().registeredVariables[name];
      const moment = this.momentOf(i, name, w);
      if (tensor == null) return; // tfjs hands on what does not depend on a variable as nothing
      tidy(() => {
        moment.assign(add(mul(moment, 1 - this.gamma), mul(tensor, this.gamma)));
        w.assign(mul(w, sub(1, mul(2, this.flips(mul(w, moment), w)))));
      });
    });
    this.incrementIterations();
  }

  /** Frees the moving averages. */
  override dispose(): void {
    dispose(this.moments.map((moment) => moment.variable));
    this.moments = [];
  }

  /** @returns the number of steps and the moving averages, which stay the optimizer's own */
  override async getWeights(): Promise<NamedTensor[]> {
    const averages = this.moments.map((moment) => ({ name: moment.originalName, tensor: moment.variable }));
    return [await this.saveIterations(), ...averages];
  }

  /**
   * Goes on from a saved state.
   *
   * @param weights - what `getWeights` gave, in that order
   */
  override async setWeights(weights: NamedTensor[]): Promise<void> {
    const averages = await this.extractIterations(weights);
    const moments = averages.map(({ name, tensor }) => ({
      originalName: name,
      variable: tidy(() => variable(clone(tensor), false)), // what is given may be the present state itself
    }));
    this.dispose();
    this.moments = moments;
  }

  /** @returns gamma and threshold, as the constructor takes them */
  override getConfig(): serialization.ConfigDict {
    return { gamma: this.gamma, threshold: this.threshold };
  }

  private momentOf(i: number, name: string, w: Tensor): Variable {
    this.moments[i] ??= {
      originalName: `${name}/momentum`,
      variable: tidy(() => variable(zerosLike(w), false)),
    };
    return this.moments[i].variable;
  }
}

/**
 * The gradients as a list, whichever way tfjs hands them over.
 *
 * @internal
 */
export function namedGradientsOf(gradients: NamedTensorMap | NamedTensor[]): readonly NamedTensor[] {
  if (Array.isArray(gradients)) return gradients;
  return Object.entries(gradients).map(([name, tensor]) => ({ name, tensor }));
}
