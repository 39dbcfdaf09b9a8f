import { asRecord } from "../json/as-record.js";

/** What a layer of `@equal-bits/layers` keeps in a tensor. */
export interface BinaryWeights {
  /** The name of the quantizer, as the model has it: any text. It is never run, and need not be known. */
  readonly quantizer: string;
  /**
   * Latent weights, which the quantizer turns into levels when the model runs; a mask of them, 1 where one is kept; codes, which are the levels of a
   * frozen layer; the values of those levels, a table that is no filter; or, of a ticket, weights that do not train and the scores that pick among them.
   */
  readonly holds: "latent" | "mask" | "codes" | "values" | "ticket" | "scores";
}

/**
 * The tensors that belong to binary layers, as the topology of a model tells.
 *
 * @param model - the whole `model.json` as plain data, from a file: anything
 * @returns by name of the tensor; names of tensors that the model has not may be among them
 */
export function binaryWeights(model: object | null): ReadonlyMap<string, BinaryWeights> {
  const found = new Map<string, BinaryWeights>();
  const waiting: unknown[] = [asRecord(model)?.get("modelTopology")];
  while (waiting.length > 0) {
    const next = waiting.pop();
    addLayer(asRecord(next)?.get("config"), found);
    for (const inner of Object.values(Object(next))) if (typeof inner === "object") waiting.push(inner);
  }
  return found;
}

function addLayer(configured: unknown, found: Map<string, BinaryWeights>): void {
  const config = asRecord(configured);
  const layer = config?.get("name");
  if (!config || typeof layer !== "string") return;
  const frozen = config.get("frozen") === true;
  const addBank = (prefix: string, saved: unknown): void => {
    const quantizer = asRecord(saved)?.get("name");
    if (typeof quantizer !== "string") return;
    const add = (variable: string, holds: BinaryWeights["holds"]): void => {
      found.set(`${layer}/${prefix}${variable}`, Object.freeze({ quantizer, holds }));
    };
    if (frozen) {
      add("codes", "codes");
      add("values", "values");
    } else if (config.get("ticket")) {
      add("kernel", "ticket");
      add("kernel_scores", "scores");
    } else {
      add("kernel", "latent");
      if (config.get("pruning")) add("kernel_mask", "mask");
    }
  };
  addBank("", config.get("quantizer"));
  addBank("depthwise_", config.get("quantizer")); // of a separable convolution, which has two banks
  addBank("pointwise_", config.get("pointwise_quantizer"));
}
