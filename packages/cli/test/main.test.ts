import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
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

  test("what a rule's module logs goes to stderr, also from a process that trains", () => {
    const folder = mkdtempSync(join(tmpdir(), "equal-bits-cli-"));
    const rule = join(folder, "loud.mjs");
    writeFileSync(
      rule,
      `console.log("loaded"); export default { name: "loud", levels: 2, values: () => [-1, 1],
        assign: (w, out) => { if (w.length === 144) console.log("called"); return out.fill(1); } };`,
    );
    const few = ["--epochs", "1", "--train-images", "8", "--test-images", "8", "--quiet", "--json"];
    const { status, stdout, stderr } = spawned(
      "train",
      "--quantizer",
      rule,
      ...few,
      "--out",
      join(folder, "out"),
    );
    rmSync(folder, { recursive: true });
    expect([status, JSON.parse(stdout).runs[0].quantizer]).toEqual([0, "loud"]);
    expect(stderr.match(/loaded/g)?.length).toBe(3); // here, to train, and to test again
  });
});
