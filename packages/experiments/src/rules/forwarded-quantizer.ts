import type { Quantizer } from "@equal-bits/core";

/** Carries out a call of one of a rule's functions. */
export type Call = <T>(method: string, work: () => T) => T;

/**
 * A plain record that hands every call on to a rule, which may be a class with private fields.
 *
 * @param quantizer - the rule
 * @param call - carries out each call. Default as it is
 * @returns a frozen quantizer of the same name
 * @internal
 */
export function forwardedQuantizer(quantizer: Quantizer, call: Call = (_, work) => work()): Quantizer {
  const { name, levels, cuts, valueRule } = quantizer;
  return Object.freeze({
    name,
    levels,
    ...(quantizer.counts === undefined
      ? {}
      : {
          // looked at above; TypeScript forgets it inside a function
          counts: (size: number) => call("counts", () => quantizer.counts?.(size) ?? []),
        }),
    ...(quantizer.layerCounts === undefined
      ? {}
      : {
          layerCounts: (groups: number, size: number) =>
            call("layerCounts", () => quantizer.layerCounts?.(groups, size) ?? new Int32Array(0)),
        }),
    ...(cuts === undefined ? {} : { cuts }),
    ...(valueRule === undefined ? {} : { valueRule }),
    assign: (weights: Float32Array, out: Uint8Array, counts?: ArrayLike<number>) =>
      call("assign", () => quantizer.assign(weights, out, counts)),
    values: (weights: Float32Array, assigned: Uint8Array) =>
      call("values", () => quantizer.values(weights, assigned)),
  } satisfies Quantizer);
}
