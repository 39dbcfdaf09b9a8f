import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { guideFiles } from "../quantizer-guide/guide-files.mjs";
import { repositoryRoot } from "../setup/repository-root.mjs";

test("the guide to the quantizers and its pictures are what the catalogue makes of them", async () => {
  const docs = join(repositoryRoot, "docs");
  const files = await guideFiles();
  const pictures = readdirSync(join(docs, "quantizers")).map((name) => `quantizers/${name}`);
  expect(pictures.sort()).toEqual([...files.keys()].filter((path) => path.endsWith(".svg")).sort());
  for (const [path, text] of files)
    expect(readFileSync(join(docs, path), "utf8"), `${path}; run node scripts/make-quantizer-guide.mjs`).toBe(
      text,
    );
});
