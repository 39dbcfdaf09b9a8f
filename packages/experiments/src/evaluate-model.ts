import { FormatError } from "@equal-bits/core";
import { registerParts } from "@equal-bits/layers";
import { namedQuantizer } from "@equal-bits/quantizers";
import { type LayersModel, loadLayersModel } from "@tensorflow/tfjs-layers";
import { accuracyOf } from "./accuracy.js";
import { binaryWeightsOf } from "./binary-layers.js";
import type { LayerResult } from "./comparison.js";
import { experimentData } from "./experiment-data.js";
import { layerResult } from "./layer-result.js";
import { modelFiles } from "./model-files.js";
import { useWasmTraining } from "./wasm-training-backend.js";

/** Which model, and what to judge it by. */
export interface EvaluateOptions {
  /** Folder of a model that {@link compare} saved. */
  readonly model: string;
  /** As in `TrainOptions`. Use the data that the model was trained on: their training images set the normalization. */
  readonly data?: string;
  /** Never open a socket. Default false. */
  readonly offline?: boolean;
  /** Use only the first so many training images, for the normalization; as the model was trained. Default all. */
  readonly trainImages?: number;
  /** Use only the first so many test images. Default all. */
  readonly testImages?: number;
}

/** What a saved model does. */
export interface Evaluation {
  /** Share of test images classified right, 0 … 1. */
  readonly testAccuracy: number;
  /** The binary layers, input first. */
  readonly layers: readonly LayerResult[];
}

/**
 * Loads a saved model and tests it: the same accuracy and the same bits as when it was saved.
 *
 * @param options - which model and data
 * @returns accuracy and bits
 * @throws FormatError if the folder holds no model, or one of other images than the data
 */
export async function evaluateModel(options: EvaluateOptions): Promise<Evaluation> {
  const { data = null, offline = false, trainImages = null, testImages = null } = options;
  await useWasmTraining();
  const model = await loadBinaryModel(options.model);
  try {
    const { test, normalization } = await experimentData({ data, offline, trainImages, testImages });
    requireImages(model, [test.height, test.width, test.channels]);
    return {
      testAccuracy: accuracyOf(model, test, normalization),
      layers: binaryWeightsOf(model).map(layerResult),
    };
  } finally {
    model.dispose();
  }
}

async function loadBinaryModel(folder: string): Promise<LayersModel> {
  const files = modelFiles(folder);
  const artifacts = await files.load?.();
  const name: unknown = artifacts?.userDefinedMetadata?.["quantizer" as keyof object]; // an object of unknown fields
  if (typeof name === "string") registerParts({ quantizers: [namedQuantizer(name)] });
  return loadLayersModel(files);
}

function requireImages(model: LayersModel, shape: readonly number[]): void {
  const wanted = model.inputs[0].shape.slice(1);
  if (wanted.some((axis, i) => axis !== shape[i]))
    throw new FormatError(
      `test images must be [${wanted.join(", ")}] as the model's input, got [${shape.join(", ")}]; name the data that it was trained on`,
    );
}
