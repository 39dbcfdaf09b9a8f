import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { cpus, loadavg, totalmem } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * What a reader must know to compare a figure with another: the machine, the versions, the command and the day.
 *
 * @param {import("./options.mjs").Options} options
 * @param {readonly string[]} packages - npm packages that took part
 * @param {Readonly<Record<string, string>>} peers - versions of what took part outside npm
 * @returns {object}
 */
export function headOf(options, packages, peers = {}) {
  const npm = Object.fromEntries(packages.map((name) => [name, versionOf(name)]));
  return {
    benchmark: options.name,
    command: ["npm run bench --", ...process.argv.slice(2)].join(" "),
    date: new Date().toISOString(),
    machine: {
      processor: cpus()[0]?.model ?? "unknown",
      cores: cpus().length,
      gigabytes: Math.round(totalmem() / 2 ** 30),
      platform: `${process.platform} ${process.arch}`,
      loadAtStart: loadavg()[0],
    },
    versions: { node: process.version, v8: process.versions.v8, commit: commit(), ...npm, ...peers },
  };
}

/** The version of an installed package; a package may hide its package.json, so the folder is looked for. */
function versionOf(name) {
  const require = createRequire(import.meta.url);
  for (const folder of require.resolve.paths(name) ?? []) {
    const version = readVersion(join(folder, name, "package.json"));
    if (version !== undefined) return version;
  }
  return "absent";
}

function readVersion(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8")).version;
  } catch {
    return undefined;
  }
}

function commit() {
  try {
    const cwd = dirname(fileURLToPath(import.meta.url));
    return execFileSync("git", ["describe", "--always", "--dirty"], { cwd, encoding: "utf8" }).trim();
  } catch {
    return "unknown";
  }
}
