import { readFile } from "node:fs/promises";
import { FormatError } from "@equal-bits/core";
import { io, type Optimizer } from "@tensorflow/tfjs-core";
import type { LayersModel } from "@tensorflow/tfjs-layers";
import type { EpochResult } from "./comparison.js";
import type { TrainingSettings } from "./training-settings.js";
import { writeAtomically } from "./write-atomically.js";

/** What a run has done so far, apart from its tensors. */
export interface RunState {
  /** Results of the epochs done. */
  readonly epochs: readonly EpochResult[];
  /** Share of binary weights that changed in a step, mean of each epoch done. */
  readonly flips: readonly number[];
}

interface CheckpointFile extends RunState {
  readonly schema: 1;
  /** The settings that it belongs to, as JSON. */
  readonly settings: string;
  readonly model: EncodedTensors;
  readonly optimizer: EncodedTensors;
}

type NamedTensor = Awaited<ReturnType<Optimizer["getWeights"]>>[number];

interface EncodedTensors {
  readonly specs: io.WeightsManifestEntry[];
  readonly base64: string;
}

/** Largest checkpoint that is read: the file is checked before it is parsed. */
const MOST_BYTES = 2 ** 30;

/**
 * Saves a run between two epochs, atomically.
 *
 * @internal
 */
export async function saveCheckpoint(
  path: string,
  settings: TrainingSettings,
  state: RunState,
  model: LayersModel,
  optimizer: Optimizer,
): Promise<void> {
  const file: CheckpointFile = {
    schema: 1,
    settings: JSON.stringify(settings),
    ...state,
    model: await encoded(model.weights.map((weight) => ({ name: weight.name, tensor: weight.read() }))),
    optimizer: await encoded(await optimizer.getWeights()),
  };
  await writeAtomically(path, JSON.stringify(file));
}

/**
 * Restores a run that was saved between two epochs.
 *
 * @returns what was done, or null where there is no checkpoint
 * @throws FormatError if the file is not a checkpoint of these settings
 * @internal
 */
export async function loadCheckpoint(
  path: string,
  settings: TrainingSettings,
  model: LayersModel,
  optimizer: Optimizer,
): Promise<RunState | null> {
  const text = await readIfThere(path);
  if (text === null) return null;
  const file = parsed(text, path);
  if (file.settings !== JSON.stringify(settings))
    throw new FormatError(
      `checkpoint ${path} must be of the same settings, got ${file.settings}; train without resuming, or restore the options`,
    );
  restoreModel(model, decoded(file.model, path), path);
  await optimizer.setWeights(decoded(file.optimizer, path));
  return { epochs: file.epochs, flips: file.flips };
}

/**
 * Brings an optimizer to the state it has after saving and loading: Adam's powers of β are then computed in another way,
 * and only a run that does so after every epoch can be resumed to the same bits.
 *
 * @internal
 */
export async function settleOptimizer(optimizer: Optimizer): Promise<void> {
  const weights = await optimizer.getWeights();
  const copies = weights.map(({ name, tensor }) => ({ name, tensor: tensor.clone() }));
  for (const { tensor } of weights) tensor.dispose();
  await optimizer.setWeights(copies);
  for (const { tensor } of copies) tensor.dispose();
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    const bytes = await readFile(path);
    if (bytes.length > MOST_BYTES)
      throw new FormatError(`checkpoint ${path} must have at most ${MOST_BYTES} bytes, got ${bytes.length}`);
    return bytes.toString("utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null; // what Node's file functions throw
    throw error;
  }
}

function parsed(text: string, path: string): CheckpointFile {
  try {
    const file: CheckpointFile = JSON.parse(text);
    if (file.schema === 1 && Array.isArray(file.epochs) && Array.isArray(file.flips)) return file;
  } catch {
    // refused below
  }
  throw new FormatError(
    `checkpoint ${path} must be one of version 1, got something else; delete it or train without resuming`,
  );
}

async function encoded(tensors: NamedTensor[]): Promise<EncodedTensors> {
  const { data, specs } = await io.encodeWeights(tensors);
  return { specs, base64: Buffer.from(data).toString("base64") };
}

function decoded({ specs, base64 }: EncodedTensors, path: string): NamedTensor[] {
  try {
    const bytes = Uint8Array.from(Buffer.from(base64, "base64"));
    const tensors = io.decodeWeights(bytes.buffer, specs);
    return specs.map(({ name }) => ({ name, tensor: tensors[name] }));
  } catch (error) {
    throw new FormatError(
      `checkpoint ${path} must hold the tensors that it lists, got ${error}; delete it or train without resuming`,
    );
  }
}

function restoreModel(model: LayersModel, tensors: readonly NamedTensor[], path: string): void {
  if (tensors.length !== model.weights.length)
    throw new FormatError(
      `checkpoint ${path} must have ${model.weights.length} tensors, got ${tensors.length}`,
    );
  model.weights.forEach((weight, i) => {
    weight.write(tensors[i].tensor);
    tensors[i].tensor.dispose();
  });
}
