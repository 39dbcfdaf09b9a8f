import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "vite";
import { installPacked } from "../pack/install-packed.mjs";
import { packPackages } from "../pack/pack-packages.mjs";

/** What a web developer has: packages of ours from their tarballs, others, and one script. */
const NAMES = ["layers", "quantizers", "tfjs-wasm-train"];
const BESIDES = ["@tensorflow/tfjs-backend-cpu", "@tensorflow/tfjs-backend-webgl"];

/**
 * Bundles a page for the browser in a folder of its own, as a user of Vite would.
 *
 * @param {string} script - the page's module
 * @returns {Promise<{ site: string, close: () => void }>} the folder of the bundled site, and what removes it
 */
export async function bundlePage(script) {
  const folder = mkdtempSync(join(tmpdir(), "equal-bits-page-"));
  const packed = await packPackages("page");
  await installPacked(folder, NAMES, new Map(packed.map(({ name, tarball }) => [name, tarball])), BESIDES);
  writeFileSync(
    join(folder, "index.html"),
    '<!doctype html><title>page</title><script type="module" src="/page.js"></script>',
  );
  writeFileSync(join(folder, "page.js"), script);
  await build({
    root: folder,
    logLevel: "error",
    build: { target: "esnext" },
  });
  return { site: join(folder, "dist"), close: () => rmSync(folder, { recursive: true, force: true }) };
}
