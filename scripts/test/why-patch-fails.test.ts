import { expect, test } from "vitest";
import { whyPatchFails } from "../docs-code/why-patch-fails.mjs";

const licence = ["--- a/LICENSE", "+++ b/LICENSE", "@@ -1,2 +1,2 @@"];

test("example: a change to lines that are there applies", async () => {
  const change = [...licence, "-MIT License", "+MIT Licence", " ", ""].join("\n");
  expect(await whyPatchFails(change)).toBeUndefined();
});

test("example: a change to lines that are not there is told", async () => {
  const change = [...licence, "-BSD License", "+MIT Licence", " ", ""].join("\n");
  expect(await whyPatchFails(change)).toContain("LICENSE");
});
