// Brings a fresh checkout to where everything runs. Needs nothing but Node, npm and git.
import { buildPackages } from "./setup/build-packages.mjs";
import { installChromium } from "./setup/install-chromium.mjs";
import { installPackages } from "./setup/install-packages.mjs";
import { requireNode } from "./setup/require-node.mjs";

/**
 * Checks Node, installs packages, builds; and finds or installs a browser where one is needed.
 *
 * @param {{ browser?: boolean }} [options] - whether the browser tests will run (default: no)
 */
export async function bootstrap({ browser = false } = {}) {
  requireNode();
  console.log(`✓ node: ${process.versions.node}`);
  console.log(`✓ ${await installPackages()}`);
  if (browser) console.log(`✓ ${await installChromium()}`);
  console.log(`✓ ${await buildPackages()}`);
}
