import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { repositoryRoot } from "../setup/repository-root.mjs";

interface Locked {
  readonly resolved?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const lock = JSON.parse(readFileSync(join(repositoryRoot, "package-lock.json"), "utf8"));
const packages = new Map<string, Locked>(Object.entries(lock.packages));

test("for every locked package: no host is named", () => {
  const named = [...packages].filter(([, { resolved = "" }]) => resolved.includes("://"));
  expect(named.map(([place]) => place)).toEqual([]);
});

test("for every locked package: the binaries of all its platforms are locked, or npm ci fails elsewhere", () => {
  const places = [...packages.keys()];
  const missing = [...packages].flatMap(([place, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((binary) => !places.some((other) => other.endsWith(`node_modules/${binary}`)))
      .map((binary) => `${place} needs ${binary}`),
  );
  expect(missing).toEqual([]);
});
