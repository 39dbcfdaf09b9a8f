import { addRows } from "./add-rows.js";
import { meanOverLevels } from "./chance-kernels.js";
import type { DevicePlace } from "./device-place.js";
import { uploadOdds } from "./entropic-atoms.js";
import type { EntropicRow } from "./entropic-row.js";
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
      addRows(await device.read(mean), layout, part, means);
      space.release(odds, mean);
    }
    return means;
  });
}
