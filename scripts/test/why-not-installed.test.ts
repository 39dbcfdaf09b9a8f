import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { whyNotInstalled } from "../setup/install-packages.mjs";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "equal-bits-lock-"));
});
afterEach(() => rmSync(root, { recursive: true }));

/** Writes package-lock.json, and what npm recorded as installed, if anything. */
function lockFiles(wanted: object, installed?: object): void {
  writeFileSync(join(root, "package-lock.json"), JSON.stringify({ packages: wanted }));
  mkdirSync(join(root, "node_modules"), { recursive: true });
  if (installed)
    writeFileSync(join(root, "node_modules", ".package-lock.json"), JSON.stringify({ packages: installed }));
}

test("example: nothing was installed yet", () => {
  lockFiles({});
  expect(whyNotInstalled(root)).toBe("not installed yet");
});

test("example: the same versions need no installation, whatever other platforms need", () => {
  const plot = { "node_modules/plot": { version: "1.0.0" } };
  lockFiles(
    { "": { version: "9.9.9" }, ...plot, "node_modules/mac": { version: "1.0.0", optional: true } },
    plot,
  );
  expect(whyNotInstalled(root)).toBeUndefined();
});

test("example: another version needs an installation", () => {
  lockFiles({ "node_modules/plot": { version: "1.0.1" } }, { "node_modules/plot": { version: "1.0.0" } });
  expect(whyNotInstalled(root)).toContain("node_modules/plot");
});
