import { BackendError, FormatError } from "@equal-bits/core";
import type { Normalization } from "@equal-bits/datasets";
import { registerParts } from "@equal-bits/layers";
import { io } from "@tensorflow/tfjs-core";
import { type LayersModel, loadLayersModel } from "@tensorflow/tfjs-layers";
import type { ExperimentData } from "./experiment-data.js";
import { requireFiniteWeights } from "./finite-weights.js";
import { loadModelFiles, modelFiles } from "./model-files.js";
import { releaseSharedLayers } from "./networks/release-shared-layers.js";
import "./networks/hard-tanh.js";
import { catalogueRule } from "./rules/catalogue-rule.js";
import { resolvedParts } from "./rules/resolved-parts.js";
import { ruleFor } from "./rules/rule-for.js";
import type { TrainingRule } from "./rules/training-rule.js";

/** A model from a file, and how pixels were brought to the numbers that it was trained on. */
export interface TrainedModel {
  /** The model. */
  readonly model: LayersModel;
  /** From its training images; null where the file does not say. */
  readonly normalization: Normalization | null;
}

type SavedMetadata = Partial<Record<keyof TrainingMetadata, unknown>>;

/** What is saved beside a model, besides what tfjs saves. */
interface TrainingMetadata {
  readonly quantizer: string;
  /** What tells the rule from another of that name, a file's SHA-256 for one; models of before have none. */
  readonly identity: string;
  readonly dataset: string;
  readonly normalization: Normalization;
}

/**
 * Saves a model with what is needed to use it again: the name and identity of its rule and the normalization of its pixels.
 *
 * @internal
 */
export async function saveTrainedModel(
  folder: string,
  model: LayersModel,
  rule: Pick<TrainingRule, "name" | "identity">,
  { name, normalization }: ExperimentData,
): Promise<void> {
  const metadata = { quantizer: rule.name, identity: rule.identity, dataset: name, normalization };
  model.setUserDefinedMetadata(metadata satisfies TrainingMetadata);
  await model.save(modelFiles(folder));
}

/**
 * Loads a model that {@link saveTrainedModel} saved, or any other tfjs layers model.
 *
 * @param quantizer - the rule that it was trained with, by name or by the path of its module. Default: the name that was saved, where the catalogue has it
 * @throws FormatError naming the folder, if it holds no model, one of unknown parts or of weights that are not finite, or if the rule is not the
 * one that it was trained with
 * @throws BackendError if memory is short
 * @internal
 */
export async function loadTrainedModel(folder: string, quantizer?: string): Promise<TrainedModel> {
  return trainedModelOf(await loadModelFiles(folder), folder, quantizer);
}

/**
 * The same of what is in memory.
 *
 * @param artifacts - of a tfjs layers model
 * @param folder - where they come from, for messages
 * @param quantizer - as in {@link loadTrainedModel}
 * @internal
 */
export async function trainedModelOf(
  artifacts: io.ModelArtifacts,
  folder: string,
  quantizer?: string,
): Promise<TrainedModel> {
  const saved: SavedMetadata = artifacts.userDefinedMetadata ?? {};
  const rule = quantizer === undefined ? undefined : await ruleFor(quantizer);
  requireTrainedWith(folder, saved, rule, quantizer);
  try {
    if (rule !== undefined) registerRule(rule);
    else if (typeof saved.quantizer === "string") registerRule(savedRule(saved.quantizer));
    const model = releaseSharedLayers(await loadLayersModel(io.fromMemory(artifacts)));
    requireFiniteWeights(model);
    return { model, normalization: isNormalization(saved.normalization) ? saved.normalization : null };
  } catch (error) {
    if (error instanceof BackendError) throw error;
    throw new FormatError(`${folder} must hold a model that can be loaded, got: ${messageOf(error)}`);
  }
}

/** A rule under the same name may be another one now: then the model would have other bits, without a word. */
function requireTrainedWith(
  folder: string,
  { quantizer: name, identity }: SavedMetadata,
  rule: TrainingRule | undefined,
  from: string | undefined,
): void {
  if (typeof name !== "string") return; // a model of any other origin
  const trained = `${folder} must be loaded with the rule that it was trained with, ${String(identity ?? name)}, got `;
  if (rule === undefined) {
    if (identity === undefined || identity === name) return;
    throw new FormatError(
      `${trained}no module; name it, as --quantizer FILE or evaluateModel({ quantizer })`,
    );
  }
  if (identity === undefined ? rule.name === name : rule.identity === identity) return;
  throw new FormatError(`${trained}${rule.identity} from ${from}; name the module as it was then`);
}

/** A file names a rule of the catalogue at most: what it says is never loaded as code. */
function savedRule(name: string): TrainingRule {
  try {
    return catalogueRule(name);
  } catch (error) {
    throw new FormatError(`${messageOf(error)}; if it is a rule of yours, name its module`);
  }
}

function registerRule({ quantizer, partsAt, constraint }: TrainingRule): void {
  const { scale, gradient } = resolvedParts(partsAt(1));
  registerParts({
    quantizers: [quantizer],
    scales: [scale],
    gradients: [gradient],
    constraints: constraint === null ? [] : [constraint],
  });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function isNormalization(saved: unknown): saved is Normalization {
  const { mean, deviation } = Object(saved) as Partial<Record<keyof Normalization, unknown>>; // checked here
  const numbers = (values: unknown): boolean => Array.isArray(values) && values.every(Number.isFinite);
  return numbers(mean) && numbers(deviation);
}
