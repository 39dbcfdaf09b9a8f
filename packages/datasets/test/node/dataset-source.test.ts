import { expect, test } from "vitest";
import { sources } from "../../src/node/dataset-source.js";

test("for every source: https folders, distinct checksums, the names that folders are recognised by", () => {
  for (const [name, source] of Object.entries(sources)) {
    expect(source.name).toBe(name);
    for (const address of source.addresses) expect(address).toMatch(/^https:\/\/.*\/$/);
    for (const file of source.files) expect(file.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(new Set(source.files.map(({ sha256 }) => sha256)).size).toBe(source.files.length);
  }
});

test("example: lengths of the published files", () => {
  expect(sources.mnist.files.map(({ bytes }) => bytes)).toEqual([47_040_016, 60_008, 7_840_016, 10_008]);
  expect(sources["cifar-10"].files.every(({ bytes }) => bytes === 30_730_000)).toBe(true);
});
