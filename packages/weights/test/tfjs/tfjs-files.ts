import fc from "fast-check";
import type { StoredTensor } from "../../src/index.js";
import { tensorLists } from "../arbitrary-tensors.js";

/** The files of a tfjs model: `model.json` as text of any content, and the files that it names. */
export interface TfjsFiles {
  readonly modelJson: Uint8Array;
  readonly shards: ReadonlyMap<string, Uint8Array>;
}

/** A model of any manifest, a right one or not. */
export function modelOf(
  weightsManifest: unknown,
  shards: Readonly<Record<string, readonly number[]>> = {},
): TfjsFiles {
  const model = { format: "layers-model", generatedBy: "a test", modelTopology: {}, weightsManifest };
  return {
    modelJson: textOf(JSON.stringify(model)),
    shards: new Map(Object.entries(shards).map(([path, bytes]) => [path, Uint8Array.from(bytes)])),
  };
}

export function textOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Tensors in one group whose bytes are cut into files anywhere, in the middle of a number too. */
export function cutModel(tensors: readonly StoredTensor[], cuts: readonly number[]): TfjsFiles {
  const bytes = tensors.flatMap((tensor) => [...tensor.bytes]);
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length].sort((a, b) => a - b);
  const runs = places.slice(1).map((end, i) => [`w/shard-${i}`, bytes.slice(places[i], end)] as const);
  const weights = tensors.map(({ name, shape, dtype }) => ({ name, shape, dtype }));
  return modelOf([{ paths: runs.map(([path]) => path), weights }], Object.fromEntries(runs));
}

/** Tensors of dtypes that tfjs has. */
export const tfjsTensors: fc.Arbitrary<StoredTensor[]> = tensorLists.map((tensors) =>
  tensors.filter(({ dtype }) => dtype === "float32" || dtype === "int32"),
);

/** A model of such tensors, in up to five files. */
export const models: fc.Arbitrary<TfjsFiles> = fc
  .tuple(tfjsTensors, fc.array(fc.nat(1000), { maxLength: 4 }))
  .map(([tensors, cuts]) => cutModel(tensors, cuts));
