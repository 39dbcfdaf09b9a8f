import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

test("for every file outside src/node: nothing of Node is used, so it runs in browsers and workers", () => {
  const folder = new URL("../src/", import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
    (name) => name.endsWith(".ts") && !name.startsWith("node"),
  );
  expect(files.length).toBeGreaterThan(20);
  for (const name of files)
    expect(readFileSync(new URL(name, folder), "utf8"), name).not.toMatch(
      /["']node:|\.\/node\/|\bBuffer\b\.|\bprocess\b\.|\beval\b|new Function/,
    );
});
