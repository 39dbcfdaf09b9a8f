import type { Device } from "./device.js";
import type { ExactCut } from "./entropic-start.js";
import { findCuts, type KeyRows } from "./find-cuts.js";
import { decodeKey } from "./sort-keys.js";
import { countAround, sumAround } from "./tie-kernels.js";
import { heldInRange } from "./value-rows.js";
import type { Workspace } from "./workspace.js";

/**
 * For each row and boundary the cut at the last weight above it, then that at the first weight below.
 *
 * @param wanted - shares above each boundary
 *
 * @internal
 */
export async function exactCuts(
  device: Device,
  space: Workspace,
  part: KeyRows,
  size: number,
  wanted: Float64Array,
): Promise<ExactCut[][]> {
  const { high, low, rows, width, depth } = part;
  const queries = 2 * wanted.length;
  const ranks = [...wanted].flatMap((share) => {
    const last = Math.min(size, Math.max(1, Math.ceil(share * size - WHOLE)));
    return [last, Math.min(size, last + 1)];
  });
  const asked = Float32Array.from({ length: rows * queries }, (_, i) => ranks[i % queries]);
  const wantedRanks = await space.upload(asked, [queries, 1, rows]);
  const cuts = await findCuts(space, part, wantedRanks);
  const around = await space.run(countAround, [width, 2 * queries, rows], [high, low, cuts, queries, depth]);
  const sums = await space.run(sumAround, [queries, 2, rows], [around, queries, width]);
  const [keys, counts] = [await device.read(cuts), await device.read(sums)];
  space.release(wantedRanks, cuts, around, sums);
  return keys.map(([highs, lows], row) =>
    ranks.map((_, query) => ({
      value: heldInRange(decodeKey(highs[query], lows[query])),
      above: counts[row][0][query],
      ties: counts[row][1][query],
    })),
  );
}

/** A share times the size that is this near to a whole number is one. */
const WHOLE = 1e-6;
