import { type Granularity, groupsOf, type Quantizer, quantizeKept } from "@equal-bits/core";
import { getBackend, mul, notEqual, type Tensor, tensor, tidy } from "@tensorflow/tfjs-core";
import { marksOf } from "./marks-of.js";
import { quantizeByTensors } from "./quantize-by-tensors.js";
import { requireReadable } from "./quantize-on-host.js";

/** Statistics that are no different for being taken of kept weights alone. */
const OF_NO_WEIGHT: readonly string[] = ["zero", "one"];

/**
 * The levels of kept weights, and 0 for pruned ones.
 *
 * A rule that looks at each weight alone is carried out where the weights are, and masked. Any other must know how many weights of a group
 * are kept before it can rank or average them: it reads back, except where memory is at hand.
 *
 * @param w - latent weights
 * @param kept - 1 for a kept weight, 0 for a pruned one; same shape
 * @param quantizer - the rule
 * @param granularity - which weights share one histogram
 * @throws BackendError on webgpu, if the rule must read back
 *
 * @internal
 */
export function quantizeMasked(
  w: Tensor,
  kept: Tensor,
  quantizer: Quantizer,
  granularity: Granularity,
): Tensor {
  const onHost = ["cpu", "wasm"].includes(getBackend());
  if (!onHost && looksAtOneWeight(quantizer))
    return tidy(() => mul(quantizeByTensors(w, quantizer, granularity), marksOf(notEqual(kept, 0))));
  requireReadable(`${quantizer.name} under a mask`);
  const marks = Uint8Array.from(kept.dataSync(), (mark) => Number(mark !== 0));
  const weights = w.dataSync<"float32">();
  const out = new Float32Array(w.size);
  return tensor(quantizeKept(quantizer, weights, marks, groupsOf(w.shape, granularity), out), w.shape);
}

function looksAtOneWeight({ counts, cuts, valueRule }: Quantizer): boolean {
  if (counts !== undefined || cuts?.kind !== "affine") return false;
  const values = valueRule?.kind === "affine" ? [valueRule.base, valueRule.unit] : [];
  const plain = valueRule?.kind === "fixed" || valueRule?.kind === "affine";
  return plain && [cuts.base, cuts.unit, ...values].every((name) => OF_NO_WEIGHT.includes(name));
}
