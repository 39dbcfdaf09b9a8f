import { FormatError } from "@equal-bits/core";
import type { Optimizer } from "@tensorflow/tfjs-core";
import type { LayersModel } from "@tensorflow/tfjs-layers";
import { identityDifferences } from "./checkpoint-identity.js";
import type { EpochResult } from "./comparison.js";
import { decodeTensors, encodeTensors, type NamedTensor, type TensorKind } from "./encoded-tensors.js";
import { areFlipSums } from "./flip-curve.js";
import { optimizerKinds } from "./optimizer-for.js";
import { readBounded } from "./read-bounded.js";
import { areMeasures, type MeasureSums } from "./training-measures.js";
import { writeAtomically } from "./write-atomically.js";

/** What a run has done so far, apart from its tensors. */
export interface RunState {
  /** Results of the epochs done. */
  readonly epochs: readonly EpochResult[];
  /** How many binary weights changed their level in each stretch of training, from `addFlips`. */
  readonly flips: readonly number[];
  /** What was measured at every step; null where nothing is. */
  readonly measures: MeasureSums | null;
}

interface CheckpointFile extends RunState {
  readonly schema: 3;
  /** From `identityOf`. */
  readonly identity: string;
  /** The model's weights, from {@link encodeTensors}. */
  readonly model: string;
  /** The optimizer's, from {@link encodeTensors}. */
  readonly optimizer: string;
}

/** Largest checkpoint that is read: the file is checked before it is parsed. */
const MOST_BYTES = 2 ** 30;

/**
 * Saves a run between two epochs, atomically.
 *
 * @param identity - of the run, from `identityOf`
 * @internal
 */
export async function saveCheckpoint(
  path: string,
  identity: string,
  state: RunState,
  model: LayersModel,
  optimizer: Optimizer,
): Promise<void> {
  const moments = await optimizer.getWeights();
  const file: CheckpointFile = {
    schema: 3,
    identity,
    ...state,
    model: await encodeTensors(weightsOf(model)),
    optimizer: await encodeTensors(moments),
  };
  for (const { name, tensor } of moments) if (/(^|\/)iter$/.test(name)) tensor.dispose(); // made for the asker, the others are the optimizer's own
  await writeAtomically(path, JSON.stringify(file));
}

/**
 * Restores a run that was saved between two epochs.
 *
 * @param identity - of the run, from `identityOf`
 * @returns what was done, or null where there is no checkpoint
 * @throws FormatError if the file is not a checkpoint of this run; model and optimizer are as they were
 * @internal
 */
export async function loadCheckpoint(
  path: string,
  identity: string,
  model: LayersModel,
  optimizer: Optimizer,
): Promise<RunState | null> {
  const bytes = await readBounded(path, MOST_BYTES);
  if (bytes === null) return null;
  const file = parsed(bytes.toString("utf8"), path);
  if (file.identity !== identity)
    throw new FormatError(
      `checkpoint ${path} must be of the same settings and data, got another ${identityDifferences(file.identity, identity)}; train without resuming, or restore the options`,
    );
  const weights = decodeTensors(file.model, weightsOf(model).map(kindOf), path);
  const moments = decodeTensors(file.optimizer, optimizerKinds(model, optimizer), path);
  model.weights.forEach((weight, i) => {
    weight.write(weights[i].tensor);
  });
  await optimizer.setWeights(moments);
  for (const { tensor } of [...weights, ...moments]) tensor.dispose();
  return { epochs: file.epochs, flips: file.flips, measures: file.measures };
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

function parsed(text: string, path: string): CheckpointFile {
  try {
    const file: CheckpointFile = JSON.parse(text);
    if (file.schema === 3 && typeof file.identity === "string" && isState(file)) return file;
  } catch {
    // refused below
  }
  throw new FormatError(
    `checkpoint ${path} must be one of version 3, got something else; delete it or train without resuming`,
  );
}

function isState({ epochs, flips, measures }: RunState): boolean {
  const results = epochs.flatMap(({ loss, accuracy }) => [loss, accuracy]);
  return results.every(Number.isFinite) && areFlipSums(flips) && (measures === null || areMeasures(measures));
}

function weightsOf(model: LayersModel): NamedTensor[] {
  return model.weights.map((weight) => ({ name: weight.name, tensor: weight.read() }));
}

function kindOf({ tensor }: NamedTensor): TensorKind {
  return { shape: tensor.shape, dtype: "float32" };
}
