// Holds every package, as npm would publish it, against publint, attw and a list of files that must or must not be there.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { readManifest } from "./floor-plan/read-manifest.mjs";
import { inPairs } from "./pack/in-pairs.mjs";
import { packPackages } from "./pack/pack-packages.mjs";
import { strayFiles } from "./pack/stray-files.mjs";
import { repositoryRoot } from "./setup/repository-root.mjs";
import { runCommand } from "./setup/run-command.mjs";

const found = await inPairs(await packPackages("tarballs"), async (packed) => {
  const stray = strayFiles(join(repositoryRoot, "packages", packed.name), packed.files);
  const problems = [...stray, ...(await lintedByPublint(packed)), ...(await judgedByAttw(packed))];
  return problems.map((problem) => `✗ ${packed.name}: ${problem}`);
});
const problems = found.flat();
for (const problem of problems) console.error(problem);
if (problems.length === 0) console.log("every tarball is fit to be published");
process.exitCode = problems.length === 0 ? 0 : 1;

/** @param {import("./pack/pack-packages.mjs").PackedPackage} packed @returns {Promise<string[]>} */
async function lintedByPublint({ name, tarball }) {
  const { buffer } = Uint8Array.from(readFileSync(tarball));
  const { messages } = await publint({ strict: true, pack: { tarball: buffer } });
  const manifest = readManifest(repositoryRoot, name);
  return messages
    .filter((message) => message.type !== "suggestion")
    .map((message) => `publint: ${formatMessage(message, manifest, { color: false })}`);
}

/** @param {import("./pack/pack-packages.mjs").PackedPackage} packed @returns {Promise<string[]>} */
async function judgedByAttw({ tarball }) {
  const { ok, output } = await runCommand("attw", [
    tarball,
    "--profile",
    "esm-only",
    "--format",
    "ascii",
    "--no-emoji",
  ]);
  return ok ? [] : [`attw:\n${output}`];
}
