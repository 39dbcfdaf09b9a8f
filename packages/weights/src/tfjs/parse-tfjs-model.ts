import { FormatError } from "@equal-bits/core";
import { boundedJson } from "../json/bounded-json.js";
import { joined } from "../tensor/joined.js";
import { printable } from "../tensor/printable.js";
import type { WeightFile } from "../tensor/weight-file.js";
import type { StoredTensor } from "../tensor/weight-tensor.js";
import { modelTexts } from "./model-texts.js";
import { type PlacedTensor, placeTensors } from "./place-tensors.js";
import { tfjsManifest } from "./tfjs-manifest.js";

/**
 * The tensors of a tfjs layers model, as `model.save` writes it; of a graph model too.
 *
 * Nothing of the topology is carried out. A tensor is a view of its file, or a copy where it goes on in the next one; the copies together are no
 * longer than the files.
 *
 * @param modelJson - the whole `model.json`
 * @param shards - content of each file that it names under `paths`; kept, not copied
 * @param file - what it is called in error messages. Default `"model.json"`
 * @returns its tensors, texts, and the model as plain data
 * @throws FormatError if it is not what it claims to be, a file is missing, or the files are longer or shorter than the tensors
 * @see https://www.tensorflow.org/js/guide/save_load
 */
export function parseTfjsModel(
  modelJson: Uint8Array,
  shards: ReadonlyMap<string, Uint8Array>,
  file = "model.json",
): WeightFile {
  const model = boundedJson(modelJson, file);
  const groups = tfjsManifest(model, file);
  const lengths = new Map(
    groups.flatMap(({ paths }) => paths).map((path) => [path, requireShard(shards, path, file).length]),
  );
  const tensors = groups
    .flatMap((group) => placeTensors(group, lengths, file))
    .map((placed) => stored(placed, shards));
  return Object.freeze({
    format: "tfjs",
    tensors: Object.freeze(tensors),
    metadata: modelTexts(model),
    model: model as object, // it has a weightsManifest
  });
}

function requireShard(shards: ReadonlyMap<string, Uint8Array>, path: string, file: string): Uint8Array {
  const shard = shards.get(path);
  if (shard === undefined)
    throw new FormatError(`${file} must come with its file of weights "${printable(path)}", got none`);
  return shard;
}

function stored({ tensor, pieces }: PlacedTensor, shards: ReadonlyMap<string, Uint8Array>): StoredTensor {
  const views = pieces.map(({ path, begin, end }) => {
    const { buffer, byteOffset } = shards.get(path) ?? new Uint8Array(0); // each was asked for above
    return new Uint8Array(buffer, byteOffset + begin, end - begin);
  });
  return Object.freeze({ ...tensor, bytes: joined(views, `tensor "${printable(tensor.name)}"`) });
}
