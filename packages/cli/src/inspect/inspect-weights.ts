import { binaryWeights } from "@equal-bits/weights";
import { readWeights } from "@equal-bits/weights/node";
import { inspectTensor } from "./inspect-tensor.js";
import type { InspectedTensor, Inspection } from "./inspection.js";
import { tensorTotals } from "./tensor-totals.js";

/**
 * Looks at every tensor of a file of weights, one after another, so that only one is in memory.
 *
 * @param path - a `.safetensors` file, a `model.json`, or the folder of one
 * @param filters - which axis of a kernel its filters run along. Default the last of tfjs, the first of safetensors
 */
export async function inspectWeights(path: string, filters?: "first" | "last"): Promise<Inspection> {
  const weights = await readWeights(path);
  const { format, metadata, model, files, fileBytes } = weights;
  const filterAxis = filters ?? (format === "tfjs" ? "last" : "first");
  const binary = binaryWeights(model);
  const tensors: InspectedTensor[] = [];
  for (const tensor of weights.tensors)
    tensors.push(await inspectTensor(tensor, binary.get(tensor.name), filterAxis, weights.read));
  return {
    ...{ path, format, metadata, filterAxis, files, fileBytes, tensors },
    totals: tensorTotals(tensors),
    kernels: tensorTotals(tensors.filter(({ kind }) => kind === "kernel")),
  };
}
