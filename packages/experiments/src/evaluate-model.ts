import { FormatError } from "@equal-bits/core";
import type { LayersModel } from "@tensorflow/tfjs-layers";
import { accuracyOf } from "./accuracy.js";
import { binaryWeightsOf } from "./binary-layers.js";
import { bitsDigest } from "./bits-digest.js";
import type { LayerResult } from "./comparison.js";
import { experimentData } from "./experiment-data.js";
import { layerResult } from "./layer-result.js";
import { loadTrainedModel } from "./trained-model.js";
import { useWasmTraining } from "./wasm-training-backend.js";

/** Which model, and what to judge it by. */
export interface EvaluateOptions {
  /** Folder of a model that {@link compare} saved. */
  readonly model: string;
  /**
   * The quantizer that the model was trained with, as in `TrainOptions`; needed where that was a module of yours. Default: the name that
   * was saved with the model.
   */
  readonly quantizer?: string;
  /** As in `TrainOptions`: folder or name of the data. */
  readonly data?: string;
  /** Never open a socket. Default false. */
  readonly offline?: boolean;
  /** Use only the first so many test images. Default all. */
  readonly testImages?: number;
}

/** What a saved model does. */
export interface Evaluation {
  /** Share of test images classified right, 0 … 1. */
  readonly testAccuracy: number;
  /** The binary layers, input first. */
  readonly layers: readonly LayerResult[];
  /** SHA-256 of the bits of all binary layers, in hex. */
  readonly bits: string;
}

/**
 * Loads a saved model and tests it: the same accuracy and the same bits as when it was saved.
 *
 * @param options - which model and data
 * @returns accuracy and bits
 * @throws FormatError if the folder holds no model, or one of other images than the data
 */
export async function evaluateModel(options: EvaluateOptions): Promise<Evaluation> {
  const { data = null, offline = false, testImages = null } = options;
  await useWasmTraining();
  const { model, normalization } = await loadTrainedModel(options.model, options.quantizer);
  try {
    const found = await experimentData({ data, offline, trainImages: null, testImages });
    requireClassifier(model, [found.test.height, found.test.width, found.test.channels]);
    const testAccuracy = accuracyOf(model, found.test, normalization ?? found.normalization);
    const layers = binaryWeightsOf(model);
    return { testAccuracy, layers: layers.map(layerResult), bits: bitsDigest(layers) };
  } finally {
    model.dispose();
  }
}

/** Refuses a model that does not look at images of a shape. @internal */
export function requireClassifier(model: LayersModel, shape: readonly number[]): void {
  if (model.inputs.length !== 1 || model.outputs.length !== 1)
    throw new FormatError(
      `model must have one input and one output, got ${model.inputs.length} and ${model.outputs.length}`,
    );
  const wanted = model.inputs[0].shape.slice(1);
  if (wanted.length !== shape.length || wanted.some((axis, i) => axis !== shape[i]))
    throw new FormatError(
      `test images must be [${wanted.join(", ")}] as the model's input, got [${shape.join(", ")}]; name the data that it was trained on`,
    );
}
