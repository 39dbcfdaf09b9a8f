import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { packagesOf, readFloorPlan } from "../floor-plan/read-floor-plan.mjs";
import { repositoryRoot } from "../setup/repository-root.mjs";

import { runCommand } from "../setup/run-command.mjs";

/**
 * A package as npm would publish it.
 *
 * @typedef {object} PackedPackage
 * @property {string} name - its folder name
 * @property {string} tarball - path of the .tgz
 * @property {readonly string[]} files - what is in it, relative to the package
 */

/**
 * Packs every package into a folder of its own making.
 *
 * @param {string} purpose - names the folder, so that two checks can pack at the same time
 * @returns {Promise<PackedPackage[]>} from the ground floor up
 */
export async function packPackages(purpose) {
  const folder = join(repositoryRoot, ".cache", "tarballs", purpose);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const names = packagesOf(readFloorPlan(repositoryRoot));
  const workspaces = names.flatMap((name) => ["--workspace", `packages/${name}`]);
  const { ok, output } = await runCommand("npm", [
    "pack",
    "--json",
    "--loglevel=error",
    "--pack-destination",
    folder,
    ...workspaces,
  ]);
  if (!ok) throw new Error(`npm pack failed:\n${output}`);
  return JSON.parse(output.slice(output.indexOf("["))).map(({ name, filename, files }) => ({
    name: name.replace("@equal-bits/", ""),
    tarball: join(folder, filename),
    files: files.map(({ path }) => path),
  }));
}
