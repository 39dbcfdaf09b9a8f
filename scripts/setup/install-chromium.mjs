import { existsSync, readFileSync } from "node:fs";
import { debianChromium } from "./chromium-options.mjs";
import { runCommand } from "./run-command.mjs";
import { SetupError } from "./setup-error.mjs";

/**
 * Finds the browser of the browser tests, or installs it.
 *
 * @returns {Promise<string>} where it is, in a line
 */
export async function installChromium() {
  const found = await findChromium();
  if (found) return `chromium: ${found}`;
  if (isRootOnDebian()) await installFromDebian();
  else await installFromPlaywright();
  return `chromium: installed at ${await findChromium()}`;
}

/** @returns {Promise<string | undefined>} */
async function findChromium() {
  if (existsSync(debianChromium)) return debianChromium;
  const { chromium } = await import("playwright"); // not at the top: this file is loaded before npm ci has run
  const bundled = chromium.executablePath();
  return existsSync(bundled) ? bundled : undefined;
}

/** Not Ubuntu: its package of this name is a pointer to a snap, which needs a running system. */
function isRootOnDebian() {
  const isDebian =
    existsSync("/etc/os-release") && /^ID=debian$/m.test(readFileSync("/etc/os-release", "utf8"));
  return isDebian && process.getuid?.() === 0;
}

async function installFromDebian() {
  console.log("  chromium: not found; running apt-get install chromium …");
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  const update = await runCommand("apt-get", ["update"], { env });
  const install = await runCommand("apt-get", ["install", "-y", "--no-install-recommends", "chromium"], {
    env,
  });
  if (!install.ok)
    throw new SetupError(
      "Chromium could not be installed from Debian",
      "run `apt-get update && apt-get install chromium`, or `npx playwright install chromium`",
      update.output + install.output,
    );
}

async function installFromPlaywright() {
  console.log("  chromium: not found; running playwright install chromium …");
  const { ok, output } = await runCommand("playwright", ["install", "chromium"]);
  if (!ok)
    throw new SetupError(
      "Chromium could not be downloaded",
      "run `npx playwright install --with-deps chromium`, or install your system's chromium as /usr/bin/chromium",
      output,
    );
}
