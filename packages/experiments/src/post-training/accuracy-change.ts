import { DomainError, FormatError, shown } from "@equal-bits/core";
import type { Normalization } from "@equal-bits/datasets";
import { valuesOf, type WeightFile } from "@equal-bits/weights";
import type { io } from "@tensorflow/tfjs-core";
import { accuracyOf } from "../accuracy.js";
import { requireClassifier } from "../evaluate-model.js";
import { EMBEDDED, type ExperimentData, experimentData } from "../experiment-data.js";
import { trainedModelOf } from "../trained-model.js";
import { useWasmTraining } from "../wasm-training-backend.js";

/** By what a model is judged. */
export interface AccuracyOptions {
  /** Folder or name of the data, or `"embedded"` for the Fashion-MNIST subset that comes with the package. Default none: the model is not run. */
  readonly data?: string;
  /** Never open a socket. Default false. */
  readonly offline?: boolean;
  /** Use only the first so many test images. Default all. */
  readonly testImages?: number;
  /** What pixels are brought to: 0 … 1, or mean 0 and deviation 1 of the training images. Default as the model was trained here, else `"unit"`. */
  readonly pixels?: "unit" | "standard";
}

/** What a change of weights does to a model that is not trained afterwards. */
export interface AccuracyChange {
  /** Share of test images classified right before, 0 … 1. */
  readonly before: number;
  /** The same after. */
  readonly after: number;
}

/**
 * The shares of test images that the models of two files classify right.
 *
 * @param before - a tfjs layers model
 * @param after - the same with other weights
 * @param path - where they come from, for messages
 * @param options - the data
 * @throws FormatError if a file holds no model that can be loaded, or one of other images
 * @throws DomainError if `pixels` is unknown
 * @internal
 */
export async function accuracyChange(
  before: WeightFile,
  after: WeightFile,
  path: string,
  options: AccuracyOptions,
): Promise<AccuracyChange> {
  const { data = EMBEDDED, offline = false, testImages = null, pixels } = options;
  if (pixels !== undefined && pixels !== "unit" && pixels !== "standard")
    throw new DomainError(`pixels must be unit or standard, got ${shown(pixels)}`);
  const [first, second] = [artifactsOf(before, path), artifactsOf(after, path)]; // refused before data are looked for
  await useWasmTraining();
  const choice = { data, offline, trainImages: null, testImages };
  const found = await experimentData(choice);
  return {
    before: await accuracyIn(found, first, path, pixels),
    after: await accuracyIn(found, second, path, pixels),
  };
}

async function accuracyIn(
  found: ExperimentData,
  artifacts: io.ModelArtifacts,
  path: string,
  pixels: AccuracyOptions["pixels"],
): Promise<number> {
  const { model, normalization } = await trainedModelOf(artifacts, path);
  try {
    requireClassifier(model, [found.test.height, found.test.width, found.test.channels]);
    const unit = unitPixels(found.test.channels);
    const given =
      pixels === "standard" ? found.normalization : pixels === "unit" ? unit : (normalization ?? unit);
    return accuracyOf(model, found.test, given);
  } finally {
    model.dispose();
  }
}

function unitPixels(channels: number): Normalization {
  return { mean: new Array<number>(channels).fill(0), deviation: new Array<number>(channels).fill(1) };
}

/** All weights as float32, whatever they were stored as. */
function artifactsOf({ model, tensors }: WeightFile, path: string): io.ModelArtifacts {
  const { modelTopology, userDefinedMetadata } = Object(model) as Partial<io.ModelJSON>; // looked at when it is loaded
  if (typeof modelTopology !== "object")
    throw new FormatError(
      `${path} must be a tfjs layers model to be tested on data, got weights alone; leave --data out`,
    );
  const weightSpecs = tensors.map(({ name, shape }) => ({
    name,
    shape: [...shape],
    dtype: "float32" as const,
  }));
  const weightData = tensors.map((tensor) => valuesOf(tensor).buffer as ArrayBuffer); // a new one, never shared
  return {
    modelTopology,
    weightSpecs,
    weightData,
    format: "layers-model",
    ...(userDefinedMetadata === undefined ? {} : { userDefinedMetadata }),
  };
}
