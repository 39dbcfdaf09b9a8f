import { DomainError, shown } from "@equal-bits/core";
import { add, mul, rsqrt, type serialization, sub, type Tensor, tidy } from "@tensorflow/tfjs-core";
import { initializers, type LayerVariable, layers } from "@tensorflow/tfjs-layers";
import type { LayerOptions } from "../layer-options.js";
import { lastAxis, onlyShape, onlyTensor, type ShapeOrShapes } from "../only-one.js";
import { batchNormTrain } from "./batch-norm-train.js";

/** Options of {@link batchNorm}. */
export interface BatchNormOptions extends LayerOptions {
  /** Added to the variance, > 0. Default 1e-5. */
  readonly epsilon?: number;
  /** Share of the moving averages that each batch leaves as it was, 0 … 1. Default 0.9. */
  readonly momentum?: number;
}

/** Batch normalization over all axes but the last; made by {@link batchNorm}. */
export class BatchNorm extends layers.Layer {
  /** The name under which tfjs saves and finds the class. */
  static readonly className: string = "BatchNorm";
  /** Added to the variance. */
  readonly epsilon: number;
  /** Share of the moving averages that each batch leaves as it was. */
  readonly momentum: number;

  private weightsOfChannels: ChannelWeights | undefined;

  /** @param options - see {@link BatchNormOptions} */
  constructor(options: BatchNormOptions = {}) {
    super(options);
    this.epsilon = options.epsilon ?? 1e-5;
    this.momentum = options.momentum ?? 0.9;
    // a file may hold a text, which JavaScript would compare as a number and add as a text
    if (!(typeof this.epsilon === "number" && this.epsilon > 0))
      throw new DomainError(`epsilon must be a number > 0, got ${shown(this.epsilon)}`);
    if (!(typeof this.momentum === "number" && this.momentum >= 0 && this.momentum <= 1))
      throw new DomainError(`momentum must be a number from 0 to 1, got ${shown(this.momentum)}`);
  }

  /**
   * Makes the weights; tfjs calls it at the first use.
   *
   * @param inputShape - [batch, ..., C]
   */
  override build(inputShape: ShapeOrShapes): void {
    const channels = lastAxis(onlyShape(inputShape), this.name);
    const weight = (
      name: string,
      initializer: ReturnType<typeof initializers.zeros>,
      trainable: boolean,
    ): LayerVariable => this.addWeight(name, [channels], "float32", initializer, undefined, trainable);
    this.weightsOfChannels = {
      gamma: weight("gamma", initializers.ones(), true),
      beta: weight("beta", initializers.zeros(), true),
      movingMean: weight("moving_mean", initializers.zeros(), false),
      movingVariance: weight("moving_variance", initializers.ones(), false),
    };
    this.built = true;
  }

  /**
   * @param inputShape - any
   * @returns the same
   */
  override computeOutputShape(inputShape: ShapeOrShapes): (number | null)[] {
    return onlyShape(inputShape);
  }

  /**
   * In training, uses the statistics of the batch and moves the averages; else uses the averages.
   *
   * @param inputs - [batch, ..., C]
   * @param kwargs - `training`
   * @returns same shape
   */
  override call(inputs: Tensor | Tensor[], kwargs: { readonly [option: string]: unknown }): Tensor {
    const weights = this.weightsOfChannels;
    if (weights === undefined) throw new Error(`layer ${this.name} must be built first`);
    return tidy(() => {
      const x = onlyTensor(inputs);
      return kwargs.training === true ? this.train(x, weights) : this.infer(x, weights);
    });
  }

  /** @returns the layer's configuration as plain data */
  override getConfig(): serialization.ConfigDict {
    return { ...super.getConfig(), epsilon: this.epsilon, momentum: this.momentum };
  }

  private train(x: Tensor, { gamma, beta, movingMean, movingVariance }: ChannelWeights): Tensor {
    const { y, mean, variance } = batchNormTrain(x, gamma.read(), beta.read(), this.epsilon);
    const rows = x.size / mean.size;
    this.move(movingMean, mean);
    this.move(movingVariance, mul(variance, rows / Math.max(1, rows - 1))); // the unbiased estimate
    return y;
  }

  private infer(x: Tensor, { gamma, beta, movingMean, movingVariance }: ChannelWeights): Tensor {
    const slope = mul(gamma.read(), rsqrt(add(movingVariance.read(), this.epsilon)));
    return add(mul(x, slope), sub(beta.read(), mul(movingMean.read(), slope)));
  }

  private move(average: LayerVariable, value: Tensor): void {
    average.write(add(mul(average.read(), this.momentum), mul(value, 1 - this.momentum)));
  }
}

/** The variables of a built layer, each [C]. */
interface ChannelWeights {
  readonly gamma: LayerVariable;
  readonly beta: LayerVariable;
  readonly movingMean: LayerVariable;
  readonly movingVariance: LayerVariable;
}

/**
 * Batch normalization that trains as one fused kernel where the backend has one.
 *
 * Forward: y = γ (x − m) / √(v + ε) + β, in training with mean and variance of the batch, else with their moving averages.
 *
 * @param options - epsilon and momentum
 * @returns the layer, for `sequential().add` or `apply`
 * @throws DomainError if `epsilon` or `momentum` is out of range
 * @see Ioffe and Szegedy, Batch Normalization, 2015
 */
export function batchNorm(options: BatchNormOptions = {}): BatchNorm {
  return new BatchNorm(options);
}
