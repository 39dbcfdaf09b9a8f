import { apportion, apportionRows, type GroupCountsOptions } from "@equal-bits/core";
import type { Prior } from "./prior.js";

/**
 * A prior of wanted shares, which become whole counts in core's `apportion` and nowhere else.
 *
 * With `exactTotal` the groups of a layer differ by single weights, so that the layer as a whole is exact too; a group on its
 * own is rounded as without.
 *
 * @param wanted - the share of each level, lowest level first; each ≥ 0, sum 1
 * @param options - whether the total of a layer must be exact, too
 * @returns a frozen prior
 * @throws DomainError if the shares are not a distribution
 * @see Li, Pintea and van Gemert, Equal Bits, AAAI 2022, eq. (1) and (2), of which it is the K-level form
 */
export function shares(wanted: readonly number[], { exactTotal = false }: GroupCountsOptions = {}): Prior {
  apportion(0, wanted); // bad shares fail here, where they were written
  const kept: readonly number[] = Object.freeze([...wanted]);
  return Object.freeze({
    name: `shares ${kept.join(", ")}${exactTotal ? ", exact over the layer" : ""}`,
    levels: kept.length,
    shares: kept,
    counts: (size: number) => apportion(size, kept),
    ...(exactTotal
      ? { layerCounts: (groups: number, size: number) => apportionRows(groups, size, kept) }
      : {}),
  });
}
