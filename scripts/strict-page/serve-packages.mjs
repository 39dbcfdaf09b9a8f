import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { repositoryRoot } from "../setup/repository-root.mjs";

const TYPES = { ".js": "text/javascript", ".html": "text/html" };

/**
 * Serves the built packages on this machine, with the page's policy in the headers, as a strict and isolated site would.
 *
 * Bare names of our packages become addresses, which is all that a bundler would do with them.
 *
 * @param {string} policy - the Content-Security-Policy
 * @param {string} script - the page's module, served from this site as the policy wants it
 * @returns {Promise<{ url: string, close: () => void }>} the page's address
 */
export async function servePackages(policy, script) {
  const page = '<!doctype html><title>packages</title><script type="module" src="/page.js"></script>';
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    const text = path === "/" ? page : path === "/page.js" ? script : builtFile(path);
    response.writeHead(text === undefined ? 404 : 200, {
      "content-type": TYPES[extname(path === "/" ? "index.html" : path)] ?? "text/plain",
      "content-security-policy": policy,
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-embedder-policy": "require-corp",
    });
    response.end(text?.replaceAll(/"@equal-bits\/([a-z-]+)"/g, '"/packages/$1/dist/index.js"'));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}

/** @param {string} path - as asked for; nothing but what is in a package's dist is given out */
function builtFile(path) {
  const file = normalize(path);
  if (!/^\/packages\/[a-z-]+\/dist\//.test(file)) return undefined;
  try {
    return readFileSync(join(repositoryRoot, file), "utf8");
  } catch {
    return undefined;
  }
}
