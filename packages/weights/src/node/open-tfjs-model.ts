import { FormatError } from "@equal-bits/core";
import { boundedJson, MOST_JSON_BYTES } from "../json/bounded-json.js";
import { modelTexts } from "../tfjs/model-texts.js";
import { placeTensors } from "../tfjs/place-tensors.js";
import { tfjsManifest } from "../tfjs/tfjs-manifest.js";
import type { OpenedFile } from "./opened-file.js";
import { readRange } from "./read-range.js";
import { shardFiles } from "./shard-files.js";

/**
 * Reads the `model.json` of a tfjs model and looks for its files of weights.
 *
 * @param folder - where they must be
 * @param path - of the `model.json`, also for messages
 * @param bytes - its length
 * @throws FormatError if it is none, or the files do not fit it
 * @throws DomainError if a file cannot be read
 * @internal
 */
export async function openTfjsModel(folder: string, path: string, bytes: number): Promise<OpenedFile> {
  if (bytes > MOST_JSON_BYTES)
    throw new FormatError(`${path} must have at most ${MOST_JSON_BYTES} bytes of JSON, got ${bytes}`);
  const model = boundedJson(await readRange(path, 0, bytes, path), path);
  const groups = tfjsManifest(model, path);
  const found = await shardFiles(
    folder,
    groups.flatMap(({ paths }) => paths),
    path,
  );
  const lengths = new Map([...found].map(([name, file]) => [name, file.bytes]));
  const placed = groups.flatMap((group) => placeTensors(group, lengths, path));
  const files = [{ path, bytes }, ...found.values()];
  const places = placed.map(({ tensor, pieces }) => {
    const real = pieces.map((piece) => ({ ...piece, path: found.get(piece.path)?.path ?? piece.path }));
    return [tensor, real] as const;
  });
  return {
    weights: {
      format: "tfjs",
      tensors: placed.map(({ tensor }) => tensor),
      metadata: modelTexts(model),
      model: model as object, // it has a weightsManifest
      files,
      fileBytes: files.reduce((sum, file) => sum + file.bytes, 0),
    },
    places: new Map(places),
  };
}
