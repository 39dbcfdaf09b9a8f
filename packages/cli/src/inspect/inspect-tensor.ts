import { type GroupLayout, groupsAsRows } from "@equal-bits/core";
import {
  type BinaryWeights,
  filtersOf,
  type StoredTensor,
  valuesOf,
  type WeightTensor,
} from "@equal-bits/weights";
import type { InspectedTensor, Measures, TensorKind } from "./inspection.js";
import { measuresOf } from "./measures-of.js";

/**
 * Looks at one tensor; its numbers are read if they can be.
 *
 * @param tensor - the record
 * @param binary - what the topology says of it, if anything
 * @param axis - which the filters of a kernel run along
 * @param read - gives its bytes
 */
export async function inspectTensor(
  tensor: WeightTensor,
  binary: BinaryWeights | undefined,
  axis: "first" | "last",
  read: (tensor: WeightTensor) => Promise<StoredTensor>,
): Promise<InspectedTensor> {
  const { name, shape, dtype, storedAs, size: weights, byteLength: bytes } = tensor;
  const kind = kindOf(tensor, binary);
  const layout = kind === "kernel" ? filtersOf(tensor, axis) : groupsAsRows(1, weights);
  const found = await measured(tensor, layout, read);
  return {
    ...{ name, shape, dtype, storedAs, kind, weights, bytes },
    quantizer: binary?.quantizer ?? null,
    holds: binary?.holds ?? null,
    filters: layout.groups,
    size: layout.size,
    ...found,
    ...packing(kind, weights, bytes, found.measures),
  };
}

function kindOf({ shape }: WeightTensor, binary: BinaryWeights | undefined): TensorKind {
  if (binary?.holds === "values") return "table";
  return shape.length >= 2 ? "kernel" : "vector";
}

type Found = Pick<InspectedTensor, "measures" | "unmeasured">;

async function measured(
  tensor: WeightTensor,
  layout: GroupLayout,
  read: (tensor: WeightTensor) => Promise<StoredTensor>,
): Promise<Found> {
  if (!tensor.readable) return { measures: null, unmeasured: `${tensor.dtype} is not read` };
  if (tensor.size === 0) return { measures: null, unmeasured: "no numbers" };
  const values = valuesOf(await read(tensor));
  const strange = values.reduce((count, value) => count + Number(!Number.isFinite(value)), 0);
  return strange > 0
    ? { measures: null, unmeasured: `${strange} of ${tensor.size} numbers are NaN or infinite` }
    : { measures: measuresOf(values, layout), unmeasured: null };
}

/** Only weights of filters are packed; what else a network has stays as it is. */
function packing(
  kind: TensorKind,
  weights: number,
  bytes: number,
  measures: Measures | null,
): Pick<InspectedTensor, "bits" | "packedBytes" | "entropyBytes" | "enumerativeBytes"> {
  if (kind !== "kernel" || measures === null)
    return { bits: null, packedBytes: bytes, entropyBytes: null, enumerativeBytes: null };
  const bits = Math.max(1, Math.ceil(Math.log2(measures.symbols)));
  return {
    bits,
    packedBytes: Math.ceil((weights * bits) / 8),
    entropyBytes: Math.ceil((weights * measures.entropy) / 8),
    enumerativeBytes: Math.ceil(measures.enumerativeBits / 8),
  };
}
