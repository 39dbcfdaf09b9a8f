import { basename, join, normalize } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { folderNames } from "../src/folder-names.js";

test("for every list of different names: different folders inside their parent, whatever the case", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string({ maxLength: 6 })), (names) => {
      const folders = folderNames(names);
      expect(new Set(folders.map((folder) => folder.toLowerCase())).size).toBe(names.length);
      for (const folder of folders) {
        expect(folder).toMatch(/^\w[\w.-]*$/);
        expect(basename(normalize(join("models", folder)))).toBe(folder);
      }
    }),
  );
});

test("example: the names of quantizers", () => {
  expect(folderNames(["sign", "equal-bits(0.3)", "../../x", "a b", "A-b", ".."])).toEqual([
    "sign",
    "equal-bits-0.3",
    "x",
    "a-b",
    "A-b-2",
    "run",
  ]);
});
