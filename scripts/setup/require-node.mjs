import { readFileSync } from "node:fs";
import { join } from "node:path";
import { repositoryRoot } from "./repository-root.mjs";
import { SetupError } from "./setup-error.mjs";

/**
 * Refuses a Node that is older than the `engines` field of package.json demands.
 *
 * @param {string} [version] - the version to judge (default: the running one)
 */
export function requireNode(version = process.versions.node) {
  const { engines } = JSON.parse(readFileSync(join(repositoryRoot, "package.json"), "utf8"));
  const least = engines.node.replace(">=", "");
  if (isOlder(version, least))
    throw new SetupError(
      `Node must be at least ${least}, got ${version}`,
      "install a newer Node: https://nodejs.org/en/download",
    );
}

/** @param {string} version @param {string} least - a dotted prefix such as 20.19 */
function isOlder(version, least) {
  const have = version.split(".").map(Number);
  const need = least.split(".").map(Number);
  const first = need.findIndex((part, i) => part !== have[i]);
  return first >= 0 && have[first] < need[first];
}
