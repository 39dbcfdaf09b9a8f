import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { repositoryRoot } from "../setup/repository-root.mjs";

/**
 * A small repository without a fault: `core`, `ot` on top of it, and `datasets` with a part for Node.
 *
 * @returns its files by path, for a test to change before it plants them
 */
export function faultlessTree(): Record<string, string> {
  const plan = {
    floors: [
      { name: "ground", packages: ["core"] },
      { name: "lower", packages: ["ot", "datasets"] },
    ],
    mayImport: { core: [], ot: ["core"], datasets: ["core"] },
    thirdParty: { ot: ["fast-check"] },
    mayUseNode: ["datasets/src/node"],
  };
  const references = plan.floors.flatMap(({ packages }) =>
    packages.map((name) => ({ path: `packages/${name}` })),
  );
  const onCore = JSON.stringify({ references: [{ path: "../core" }] });
  return {
    "floor-plan.json": JSON.stringify(plan),
    "tsconfig.json": JSON.stringify({ references }),
    "packages/core/package.json": JSON.stringify({ exports: { ".": "./dist/index.js" } }),
    "packages/core/tsconfig.json": "{}",
    "packages/core/src/index.ts": "export const apportion = 1;\n",
    "packages/ot/package.json": JSON.stringify({
      dependencies: { "@equal-bits/core": "0.0.0" },
      peerDependencies: { "fast-check": "4.0.0" },
      exports: { ".": "./dist/index.js" },
    }),
    "packages/ot/tsconfig.json": onCore,
    "packages/ot/src/index.ts": 'import "fast-check";\nexport { apportion } from "@equal-bits/core";\n',
    "packages/datasets/package.json": JSON.stringify({
      dependencies: { "@equal-bits/core": "0.0.0" },
      exports: { ".": "./dist/index.js", "./node": "./dist/node/index.js" },
    }),
    "packages/datasets/tsconfig.json": onCore,
    "packages/datasets/src/index.ts": 'import "@equal-bits/core";\n',
    "packages/datasets/src/node/index.ts": 'import "node:fs";\nexport * from "../index.js";\n',
  };
}

/**
 * Writes a tree to a folder of its own.
 *
 * @param tree - text of each file by path
 * @returns the folder; the caller removes it
 */
export function planted(tree: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), "equal-bits-tree-"));
  for (const [file, text] of Object.entries(tree)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  return root;
}

/**
 * A copy of what the checker reads of this repository.
 *
 * @returns the folder of the copy; the caller removes it
 */
export function copiedTree(): string {
  const copy = mkdtempSync(join(tmpdir(), "equal-bits-tree-"));
  for (const file of ["floor-plan.json", "tsconfig.json"])
    cpSync(join(repositoryRoot, file), join(copy, file));
  cpSync(join(repositoryRoot, "packages"), join(copy, "packages"), {
    recursive: true,
    filter: (path) => !/[\\/](node_modules|dist|test|data|generated)$/.test(path),
  });
  return copy;
}
