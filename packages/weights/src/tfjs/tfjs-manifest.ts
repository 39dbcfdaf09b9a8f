import { FormatError, shown } from "@equal-bits/core";
import { asRecord } from "../json/as-record.js";
import { printable } from "../tensor/printable.js";
import { requireTensorCount } from "../tensor/require-tensor-count.js";
import type { WeightTensor } from "../tensor/weight-tensor.js";
import { requireShardPath } from "./require-shard-path.js";
import { tfjsTensor } from "./tfjs-tensor.js";

/**
 * Tensors that lie one after another in the same files.
 *
 * @internal
 */
export interface TensorGroup {
  /** The files, which are to be read as if they were one. */
  readonly paths: readonly string[];
  /** The tensors, without gaps between them. */
  readonly tensors: readonly WeightTensor[];
}

/**
 * The list of weights in a `model.json`.
 *
 * @param model - what the file holds, as plain data
 * @param file - what it is called in error messages
 * @returns its groups; no file and no tensor is named twice
 * @throws FormatError if there is no such list, or an entry is none
 * @internal
 */
export function tfjsManifest(model: unknown, file: string): readonly TensorGroup[] {
  const manifest = asRecord(model)?.get("weightsManifest");
  if (!Array.isArray(manifest))
    throw new FormatError(
      `${file} must have a weightsManifest, as the model.json of a tfjs model has, got ${printable(shown(manifest))}`,
    );
  const groups = manifest.map((group) => tensorGroup(group, file));
  requireTensorCount(
    groups.reduce((sum, { tensors }) => sum + tensors.length, 0),
    file,
  );
  requireOnce(
    groups.flatMap(({ paths }) => paths),
    `${file} must name each file of weights once`,
  );
  requireOnce(
    groups.flatMap(({ tensors }) => tensors.map(({ name }) => name)),
    `${file} must name each tensor once`,
  );
  return groups;
}

function tensorGroup(group: unknown, file: string): TensorGroup {
  const fields = asRecord(group);
  const [paths, weights] = [fields?.get("paths"), fields?.get("weights")];
  if (!(Array.isArray(paths) && Array.isArray(weights)))
    throw new FormatError(
      `${file} must list paths and weights for each group of its weightsManifest, got ${printable(shown(paths))} and ${printable(shown(weights))}`,
    );
  return {
    paths: paths.map((path) => requireShardPath(path, file)),
    tensors: weights.map((weight) => tfjsTensor(weight, file)),
  };
}

function requireOnce(names: readonly string[], rule: string): void {
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(name)) throw new FormatError(`${rule}, got "${printable(name)}" twice`);
    seen.add(name);
  }
}
