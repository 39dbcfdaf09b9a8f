import { biHalfActivation, signActivation } from "@equal-bits/binarize";
import { DomainError, type Quantizer, shown } from "@equal-bits/core";
import type { serialization, Tensor } from "@tensorflow/tfjs-core";
import { onlyTensor } from "../only-one.js";
import { quantizerOf, registerParts, savedPart } from "../parts/part-registry.js";
import { requireQuantizer } from "../parts/require-parts.js";
import { BinaryActivation, type BinaryActivationOptions } from "./binary-activation.js";

/** Options of {@link biHalf}. */
export interface BiHalfLayerOptions extends BinaryActivationOptions {
  /** Strength of the pull of each value towards its bit, γ ≥ 0. Default 0: none. */
  readonly gamma?: number;
  /** The rule for the values of one unit over the batch, null for the greater half. Default null. */
  readonly quantizer?: Quantizer | null;
}

/** Binary activations that are balanced over the batch in training; made by {@link biHalf}. */
export class BiHalf extends BinaryActivation {
  /** The name under which tfjs saves and finds the class. */
  static readonly className: string = "BiHalf";
  protected override readonly withoutNegatives: string = "every activation is +1 outside training";
  /** Strength of the pull of each value towards its bit. */
  readonly gamma: number;
  /** The rule for the values of one unit over the batch; null for the greater half. */
  readonly quantizer: Quantizer | null;

  /** @param options - see {@link BiHalfLayerOptions} */
  constructor(options: BiHalfLayerOptions = {}) {
    super(options);
    this.gamma = options.gamma ?? 0;
    this.quantizer = options.quantizer ?? null;
    if (!(Number.isFinite(this.gamma) && this.gamma >= 0))
      throw new DomainError(`gamma must be a finite number ≥ 0, got ${shown(this.gamma)}`);
    if (this.quantizer === null) return;
    requireQuantizer(this.quantizer);
    registerParts({ quantizers: [this.quantizer] });
  }

  /**
   * In training, balances the bits over the batch; else takes the sign.
   *
   * @param inputs - [batch, ...]
   * @param kwargs - `training`
   * @returns ±1 or the levels of the rule, same shape
   */
  override call(inputs: Tensor | Tensor[], kwargs: { readonly [option: string]: unknown }): Tensor {
    const x = onlyTensor(inputs);
    if (kwargs.training !== true) return signActivation(x);
    const { gamma, quantizer } = this;
    return biHalfActivation(x, { gamma, ...(quantizer === null ? {} : { quantizer }) });
  }

  /** @returns the layer's configuration as plain data */
  override getConfig(): serialization.ConfigDict {
    const { gamma, quantizer } = this;
    return { ...super.getConfig(), gamma, quantizer: quantizer && savedPart(quantizer) };
  }

  /**
   * The layer that a configuration describes.
   *
   * @param cls - the class to make
   * @param config - from {@link BiHalf.getConfig}
   * @returns a new layer
   * @throws FormatError if its quantizer is not known
   */
  static override fromConfig<T extends serialization.Serializable>(
    cls: serialization.SerializableConstructor<T>,
    config: serialization.ConfigDict,
  ): T {
    const { warn: _, quantizer, ...rest } = config; // a file says nothing of where warnings go
    return new cls({ ...rest, quantizer: quantizer == null ? null : quantizerOf(quantizer) });
  }
}

/**
 * Binary activations that are balanced over the batch: in each unit, the ⌈N/2⌉ greatest of N values become +1, the others −1.
 *
 * It needs a batch, so it does so in training only. Outside training it is the plain sign, as the authors have it.
 * Do not put a ReLU in front: that sign would always be +1. The layer warns of it when it joins a model.
 *
 * @param options - γ and the rule
 * @returns the layer, for `sequential().add` or `apply`
 * @throws DomainError if `gamma` is not a finite number ≥ 0
 * @see Li and van Gemert, Deep unsupervised image hashing by maximizing bit entropy, AAAI 2021, section 3
 */
export function biHalf(options: BiHalfLayerOptions = {}): BiHalf {
  return new BiHalf(options);
}
