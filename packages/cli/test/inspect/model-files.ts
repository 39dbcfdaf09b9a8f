import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type StoredTensor, storedTensor, writeSafetensors, writeTfjsModel } from "@equal-bits/weights";
import { writeWeights } from "@equal-bits/weights/node";
import { onTestFinished } from "vitest";

/** An empty folder that lives as long as the test that asks for it. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "equal-bits-inspect-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A safetensors file of these tensors. */
export async function safetensorsFile(
  tensors: readonly StoredTensor[],
  metadata?: ReadonlyMap<string, string>,
): Promise<string> {
  const path = join(temporaryFolder(), "small.safetensors");
  await writeWeights(path, writeSafetensors(tensors, metadata));
  return path;
}

/** The folder of a tfjs model of these tensors. */
export async function tfjsFolder(
  tensors: readonly StoredTensor[],
  modelTopology: object = {},
  compact = false,
): Promise<string> {
  const weights = tensors.map(({ name, shape, dtype }) => ({ name, shape, dtype }));
  const model = { format: "layers-model", modelTopology, weightsManifest: [{ paths: ["old"], weights }] };
  const path = join(temporaryFolder(), "small");
  await writeWeights(path, writeTfjsModel(model, tensors, { compact }));
  return path;
}

/** A small network: a convolution of two filters, one half and the other three quarters +1, and a bias. */
export function smallNetwork(): StoredTensor[] {
  return [
    // [out, in, height, width] = [2, 1, 2, 2]
    storedTensor("conv.weight", [2, 1, 2, 2], Float32Array.of(0.5, -0.25, 0, -1, 1, 2, 3, -4)),
    storedTensor("conv.bias", [2], Float32Array.of(0.1, -0.1)),
  ];
}
