import { mkdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { FormatError } from "@equal-bits/core";
import { io } from "@tensorflow/tfjs-core";
import { bytesOfWeights } from "./weights-manifest.js";
import { writeAtomically } from "./write-atomically.js";

const TOPOLOGY = "model.json";
const WEIGHTS = "weights.bin";

/** Largest files that are read, in bytes: far above any model here, far below any memory. */
const MOST_BYTES = { [TOPOLOGY]: 2 ** 26, [WEIGHTS]: 2 ** 31 - 1 };

/**
 * Saves a tfjs model into a folder as `model.json` and `weights.bin`, tfjs's own format, and loads it from there.
 *
 * @param folder - made when saving
 * @returns a handler for `model.save` and `loadLayersModel`
 */
export function modelFiles(folder: string): io.IOHandler {
  return { save: (artifacts) => saveTo(folder, artifacts), load: () => loadModelFiles(folder) };
}

async function saveTo(folder: string, artifacts: io.ModelArtifacts): Promise<io.SaveResult> {
  await mkdir(folder, { recursive: true });
  const weights = io.CompositeArrayBuffer.join(artifacts.weightData);
  const {
    modelTopology,
    format,
    generatedBy,
    convertedBy,
    userDefinedMetadata,
    weightSpecs = [],
  } = artifacts;
  const weightsManifest = [{ paths: [WEIGHTS], weights: weightSpecs }];
  const topology = { format, generatedBy, convertedBy, modelTopology, userDefinedMetadata, weightsManifest };
  await writeAtomically(join(folder, WEIGHTS), new Uint8Array(weights));
  await writeAtomically(join(folder, TOPOLOGY), `${JSON.stringify(topology)}\n`);
  return { modelArtifactsInfo: io.getModelArtifactsInfoForJSON(artifacts) };
}

/** What {@link modelFiles} loads. @internal */
export async function loadModelFiles(folder: string): Promise<io.ModelArtifacts> {
  const json = parsed((await readBounded(folder, TOPOLOGY)).toString("utf8"), join(folder, TOPOLOGY));
  const needed = bytesOfWeights(json.weightsManifest, join(folder, TOPOLOGY));
  const { buffer, byteOffset, byteLength } = await readBounded(folder, WEIGHTS);
  if (byteLength !== needed)
    throw new FormatError(
      `${join(folder, WEIGHTS)} must have ${needed} bytes, as its model.json lists, got ${byteLength}`,
    ); // tfjs would read a short file as zeros, or fail deep inside
  const weights = buffer.slice(byteOffset, byteOffset + byteLength);
  return io.getModelArtifactsForJSON(json, async (manifest) => [
    manifest.flatMap((group) => group.weights),
    weights as ArrayBuffer,
  ]); // a file is never shared memory
}

async function readBounded(folder: string, name: keyof typeof MOST_BYTES): Promise<Buffer> {
  const path = join(folder, name);
  const size = await stat(path).then(
    (found) => (found.isFile() ? found.size : null),
    () => null,
  );
  if (size === null)
    throw new FormatError(`model folder must hold ${TOPOLOGY} and ${WEIGHTS}, got no readable ${path}`);
  if (size > MOST_BYTES[name])
    throw new FormatError(`${path} must have at most ${MOST_BYTES[name]} bytes, got ${size}`);
  return readFile(path);
}

function parsed(text: string, path: string): io.ModelJSON {
  try {
    const json: io.ModelJSON = JSON.parse(text);
    const { modelTopology, weightsManifest } = json;
    if (Object(modelTopology) === modelTopology && Array.isArray(weightsManifest)) return json;
  } catch {
    // refused below
  }
  throw new FormatError(`${path} must be a tfjs layers model, got something else`);
}
