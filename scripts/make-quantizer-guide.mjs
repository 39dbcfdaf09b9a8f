// node scripts/make-quantizer-guide.mjs: writes docs/quantizers.md and its pictures anew, from the built packages.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { guideFiles } from "./quantizer-guide/guide-files.mjs";
import { repositoryRoot } from "./setup/repository-root.mjs";

const docs = join(repositoryRoot, "docs");
rmSync(join(docs, "quantizers"), { recursive: true, force: true });
mkdirSync(join(docs, "quantizers"));
const files = await guideFiles();
for (const [path, text] of files) writeFileSync(join(docs, path), text);
console.log(`docs/quantizers.md and ${files.size - 1} pictures`);
