import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { repositoryRoot } from "../setup/repository-root.mjs";
import { runCommand } from "../setup/run-command.mjs";

/**
 * Installs packed packages in an empty folder, as a user would: npm brings along what their package.json ask for.
 *
 * Packages of ours come from their tarballs, third-party ones from npm. Peers are what the user has already: they are
 * linked from this repository, and do not count as brought along.
 *
 * @param {string} folder - an empty folder outside the repository, or its packages would be found there
 * @param {readonly string[]} names - the packages' folder names
 * @param {ReadonlyMap<string, string>} tarballs - of every package of ours, by folder name
 * @param {readonly string[]} [besides] - what else the user has already. Default nothing
 * @returns {Promise<string[]>} the names of all packages that came along, sorted, without those asked for
 */
export async function installPacked(folder, names, tarballs, besides = []) {
  const overrides = Object.fromEntries(
    [...tarballs].map(([other, tarball]) => [`@equal-bits/${other}`, `file:${tarball}`]),
  );
  const wanted = names.map((name) => `@equal-bits/${name}`);
  const dependencies = Object.fromEntries(wanted.map((name) => [name, overrides[name]]));
  for (const name of wanted) delete overrides[name]; // npm refuses an override of a direct dependency
  writeFileSync(
    join(folder, "package.json"),
    JSON.stringify({ private: true, type: "module", dependencies, overrides }),
  );
  const flags = ["--prefer-offline", "--legacy-peer-deps", "--ignore-scripts", "--no-audit", "--no-fund"];
  const { ok, output } = await runCommand("npm", ["install", ...flags], { cwd: folder });
  if (!ok) throw new Error(`npm install failed:\n${output}`);
  const installed = packagesIn(folder);
  for (const { peerDependencies = {} } of installed.values())
    linkPeers(folder, Object.keys(peerDependencies));
  linkPeers(folder, besides);
  return [...installed.keys()].filter((other) => !wanted.includes(other)).sort();
}

/** The manifest of every package that npm installed in a folder, by name. */
function packagesIn(folder) {
  const { packages } = JSON.parse(readFileSync(join(folder, "package-lock.json"), "utf8"));
  const places = Object.keys(packages).filter((place) => place !== "");
  return new Map(
    places.map((place) => {
      const manifest = JSON.parse(readFileSync(join(folder, place, "package.json"), "utf8"));
      return [manifest.name, manifest];
    }),
  );
}

/** Makes peers available that are not installed in a folder, as far as this repository has them. */
function linkPeers(folder, peers) {
  for (const peer of peers) {
    const place = join(folder, "node_modules", peer);
    const ours = join(repositoryRoot, "node_modules", peer);
    if (existsSync(place) || !existsSync(ours)) continue;
    mkdirSync(dirname(place), { recursive: true });
    symlinkSync(ours, place, "junction");
  }
}
