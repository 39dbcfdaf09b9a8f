import { type Quantizer, requireSameLength } from "@equal-bits/core";
import { codeOf, levelOf, requireCodes } from "./level-codes.js";

/**
 * What stands for the rule of a frozen layer: it reads the codes that the rule left behind.
 *
 * @internal
 */
export function frozenQuantizer(name: string, levels: number): Quantizer {
  const values = Object.freeze(Array.from({ length: levels }, (_, level) => codeOf(level, levels)));
  return Object.freeze({
    name,
    levels,
    values: () => values,
    assign: (codes: Float32Array, out: Uint8Array): Uint8Array => {
      requireSameLength(out.length, codes.length, "out");
      requireCodes(codes, levels);
      for (let i = 0; i < codes.length; i++) out[i] = levelOf(codes[i], levels);
      return out;
    },
  });
}
