import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const main = fileURLToPath(new URL("../dist/main.js", import.meta.url));

describe.skipIf(!existsSync(main))("the built command", () => {
  const spawned = (...argv: string[]) => spawnSync(process.execPath, [main, ...argv], { encoding: "utf8" });

  test("--version: exit 0", () => {
    const { status, stdout, stderr } = spawned("--version");
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  test("a wrong option: one line, exit 2", () => {
    const { status, stdout, stderr } = spawned("train", "--epoch", "3");
    expect([status, stdout, stderr]).toEqual([
      2,
      "",
      "equal-bits: unknown option --epoch; did you mean --epochs?\n",
    ]);
  });

  test("a model that is not there: one line, exit 1", () => {
    const { status, stdout, stderr } = spawned("evaluate", "no/such/model");
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(/^equal-bits: .*no\/such\/model.*\n$/);
  });
});
