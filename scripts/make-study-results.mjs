// node scripts/make-study-results.mjs: writes the pages of docs/results anew from its NAME/result.json, with the built packages.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { repositoryRoot } from "./setup/repository-root.mjs";
import { generatedFiles, resultFiles } from "./study-results/result-files.mjs";

const folder = join(repositoryRoot, "docs", "results");
const files = await resultFiles(folder); // before anything is removed: a broken result leaves the pages as they are
for (const path of generatedFiles(folder)) rmSync(join(folder, path));
mkdirSync(folder, { recursive: true });
for (const [path, text] of files) writeFileSync(join(folder, path), text);
console.log(`docs/results: ${files.size} files`);
