import { engine, getBackend, getKernel, registerKernel, type Tensor } from "@tensorflow/tfjs-core";
import type { RankAttributes } from "./rank-attributes.js";
import { rankByTopK } from "./rank-by-top-k.js";
import { rankOnWebGl } from "./rank-on-webgl.js";
import { rankOnWebGpu } from "./rank-on-webgpu.js";

/**
 * The level of each weight by rank: the greatest get the highest level, and of equal ones the earlier.
 *
 * On webgl and webgpu by a program of ours, on any other backend by tensor operations; nothing is read back by us.
 *
 * @param view - a `groupView` of the weights
 * @param attributes - where the groups lie, and what they get
 * @returns the levels, as float32, in the shape of `view`
 *
 * @internal
 */
export function rankLevels(view: Tensor, attributes: RankAttributes): Tensor {
  const ours = [rankOnWebGl, rankOnWebGpu].find(({ backendName }) => backendName === getBackend());
  if (ours === undefined) return rankByTopK(view, attributes);
  if (!getKernel(ours.kernelName, ours.backendName)) registerKernel(ours);
  // tfjs types attributes as plain data, yet hands them to the kernel untouched
  const attrs = attributes as unknown as Record<string, never>;
  return engine().runKernel(ours.kernelName, { w: view }, attrs) as Tensor; // one output
}
