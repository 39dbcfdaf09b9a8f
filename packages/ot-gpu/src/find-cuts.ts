import type { DeviceArray } from "./device-array.js";
import { countReaching, raiseCuts } from "./selection-kernels.js";
import type { Strands } from "./strands.js";
import type { Workspace } from "./workspace.js";

/** The sort keys of some rows on the device. */
export interface KeyRows extends Strands {
  readonly high: DeviceArray;
  readonly low: DeviceArray;
}

/** Two bits of the cut a pass, the upper half first: as [step of the upper half, step of the lower half]. */
const STEPS: readonly (readonly [number, number])[] = [
  ...Array.from({ length: 8 }, (_, pass) => [4 ** (7 - pass), 0] as const),
  ...Array.from({ length: 8 }, (_, pass) => [0, 4 ** (7 - pass)] as const),
];

/**
 * The sort key of the `wanted`-th greatest weight for each query, in two halves: [rows, 2, queries].
 *
 * Sixteen passes whatever the data: each reads the keys and settles two bits of every cut, by counting how many keys reach
 * it raised by one, two and three steps. A query for none gets the greatest key there is, above every finite weight.
 *
 * @internal
 */
export async function findCuts(
  space: Workspace,
  { high, low, rows, width, depth }: KeyRows,
  wanted: DeviceArray,
): Promise<DeviceArray> {
  const queries = wanted.sizes[0];
  let cuts = await space.upload(new Float32Array(rows * 2 * queries), [queries, 2, rows]);
  for (const [stepHigh, stepLow] of STEPS) {
    const counting = [high, low, cuts, stepHigh, stepLow, queries, depth];
    const counts = await space.run(countReaching, [width, 3 * queries, rows], counting);
    const raising = [counts, cuts, wanted, stepHigh, stepLow, queries, width];
    const raised = await space.run(raiseCuts, [queries, 2, rows], raising);
    space.release(counts, cuts);
    cuts = raised;
  }
  return cuts;
}
