import type { GroupLayout } from "@equal-bits/core";
import { meanOverLevels } from "./chance-kernels.js";
import type { HostArray } from "./device-array.js";
import type { DevicePlace } from "./device-place.js";
import { uploadOdds } from "./entropic-atoms.js";
import type { EntropicRow } from "./entropic-row.js";
import { groupPlace } from "./places.js";
import type { Strands } from "./strands.js";
import type { ResidentGroups } from "./value-rows.js";
import { withWorkspace } from "./workspace.js";

/**
 * For each weight the mean of some values at the levels, by its chances.
 *
 * @param rows - the tilts of all groups
 * @param atLevels - one value for each level that takes mass
 * @returns the means where the weights stand
 *
 * @internal
 */
export async function meansOverLevels(
  { device }: DevicePlace,
  { layout, parts, requireThere }: ResidentGroups,
  rows: readonly EntropicRow[],
  atLevels: readonly number[],
): Promise<Float32Array> {
  requireThere();
  const means = new Float32Array(layout.groups * layout.size);
  if (atLevels.length === 1) return means.fill(atLevels[0]);
  return withWorkspace(device, async (space) => {
    const values = await space.upload(Float32Array.from(atLevels), [atLevels.length, 1, 1]);
    for (const part of parts) {
      const odds = await uploadOdds(space, rows.slice(part.first, part.first + part.rows), "tilts");
      const sizes = [part.width, part.depth, part.rows] as const;
      const mean = await space.run(meanOverLevels, sizes, [part.values, odds, values, odds.sizes[0]]);
      writeRows(await device.read(mean), layout, part, means);
      space.release(odds, mean);
    }
    return means;
  });
}

function writeRows(rowsRead: HostArray, layout: GroupLayout, part: Strands, out: Float32Array): void {
  for (let row = 0; row < part.rows; row++) {
    let to = groupPlace(layout, part.first + row);
    for (let i = 0; i < layout.size; i++, to += layout.interleave)
      out[to] = rowsRead[row][i % part.depth][Math.floor(i / part.depth)];
  }
}
