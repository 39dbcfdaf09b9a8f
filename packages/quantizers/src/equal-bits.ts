import { apportion, DomainError, type Quantizer } from "@equal-bits/core";
import { selectTop } from "@equal-bits/ot";
import { binaryValues } from "./binary-values.js";

/**
 * Binary levels with exactly the requested share of +1 in every group, by optimal transport.
 *
 * Forward: the n₊ greatest weights become +1 and the others −1, where (n₋, n₊) = `apportion(size, [1 − ratio, ratio])`;
 * among equal weights the earlier ones become +1. Trained with a straight-through gradient, dL/dw = dL/db.
 * At ratio ½ this is the paper's bi-half, the binarization of greatest entropy: sign(w − median) wherever that is exact.
 *
 * @param ratio - share of +1 in each group, 0 … 1
 * @returns a frozen quantizer with levels −1 and +1
 * @throws DomainError if `ratio` is not a number from 0 to 1
 * @see Li, Pintea and van Gemert, Equal Bits, AAAI 2022, eq. (1) to (5)
 */
export function equalBits(ratio = 0.5): Quantizer {
  requireRatio(ratio);
  const counts = (size: number): readonly number[] => apportion(size, [1 - ratio, ratio]);
  return Object.freeze({
    name: `equal-bits(${ratio})`,
    levels: 2,
    counts,
    assign: (weights, out) => selectTop(weights, counts(weights.length)[1], out),
    valueRule: binaryValues,
    values: () => binaryValues.values,
  } satisfies Quantizer);
}

function requireRatio(ratio: number): void {
  if (!(typeof ratio === "number" && ratio >= 0 && ratio <= 1))
    throw new DomainError(`ratio must be a number from 0 to 1, got ${ratio}`);
}
