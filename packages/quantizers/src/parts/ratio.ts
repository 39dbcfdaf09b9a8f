import { DomainError, type GroupCountsOptions, shown } from "@equal-bits/core";
import type { Prior } from "./prior.js";
import { shares } from "./shares.js";

/**
 * A prior of two levels by the share of the higher one: (1 − p, p).
 *
 * @param p - share of +1, 0 … 1
 * @param options - whether the total of a layer must be exact, too
 * @returns a frozen prior
 * @throws DomainError if `p` is not a number from 0 to 1
 * @see Li, Pintea and van Gemert, Equal Bits, AAAI 2022, eq. (1)
 */
export function ratio(p: number, options: GroupCountsOptions = {}): Prior {
  if (!(typeof p === "number" && p >= 0 && p <= 1))
    throw new DomainError(`ratio must be a number from 0 to 1, got ${shown(p)}`);
  return shares([1 - p, p], options);
}
