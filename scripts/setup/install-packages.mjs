import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { repositoryRoot } from "./repository-root.mjs";
import { runCommand } from "./run-command.mjs";
import { SetupError } from "./setup-error.mjs";

/**
 * Runs `npm ci` unless what package-lock.json asks for is installed already.
 *
 * @returns {Promise<string>} what was done, in a line
 */
export async function installPackages() {
  const reason = whyNotInstalled();
  if (!reason) return "packages: installed as the lock file says";
  console.log(`  packages: ${reason}; running npm ci (a minute or two) …`);
  const { ok, output } = await runCommand("npm", ["ci", "--no-audit", "--no-fund"]);
  if (!ok)
    throw new SetupError(
      "npm ci failed",
      "check the network connection and `npm ping`, delete node_modules and run the command again",
      output,
    );
  return "packages: installed";
}

/**
 * Compares the lock file with the record that npm leaves in node_modules at the end of an installation.
 *
 * By content, never by file dates, which a checkout changes. Optional packages are other platforms' binaries.
 *
 * @param {string} [root] - the repository's folder
 * @returns {string | undefined} a reason to install, or undefined when all is in place
 */
export function whyNotInstalled(root = repositoryRoot) {
  const record = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(record)) return "not installed yet";
  const installed = lockedPackages(record);
  const wanted = Object.entries(lockedPackages(join(root, "package-lock.json")));
  const stale = wanted.find(
    ([path, { version, optional, devOptional, peer }]) =>
      path.includes("node_modules/") &&
      !optional &&
      !devOptional &&
      !peer &&
      installed[path]?.version !== version,
  );
  return stale && `${stale[0]} is not the version that package-lock.json names`;
}

/** @param {string} file @returns {Record<string, { version?: string, optional?: boolean, devOptional?: boolean, peer?: boolean }>} */
function lockedPackages(file) {
  return JSON.parse(readFileSync(file, "utf8")).packages;
}
