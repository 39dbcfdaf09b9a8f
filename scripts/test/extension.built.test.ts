import { cpSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { apportion } from "@equal-bits/core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { installPacked } from "../pack/install-packed.mjs";
import { packPackages } from "../pack/pack-packages.mjs";
import { runCommand } from "../setup/run-command.mjs";

// A stranger's folder: the packed packages, a rule in one file, and nothing of this repository.
let folder = "";
beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "equal-bits-extension-")));
  cpSync(fileURLToPath(new URL("../extension", import.meta.url)), folder, { recursive: true });
  const packed = await packPackages("extension");
  const tarballs = new Map(packed.map(({ name, tarball }) => [name, tarball]));
  await installPacked(folder, ["cli", "core", "laws", "ot"], tarballs);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SMALL = ["--offline", "--test-images", "128"];

async function ran(command: string, args: readonly string[]): Promise<{ ok: boolean; output: string }> {
  return runCommand(command, [...args], { cwd: folder });
}

const equalBits = (...args: readonly string[]) =>
  ran("node", ["node_modules/@equal-bits/cli/dist/main.js", ...args]);

test("a rule in one file passes the laws", async () => {
  const { ok, output } = await ran("node", ["check-laws.js"]);
  expect(output).toMatch(/^\d+ laws hold for four-sixths\n$/);
  expect(ok).toBe(true);
});

test("it trains beside a named quantizer, and its saved model loads again", async () => {
  const training = ["--quantizers", "equal-bits:0.5", "--quantizer", "./my-rule.js", "--out", "report"];
  const compared = await equalBits(
    "compare",
    ...training,
    "--epochs",
    "1",
    "--train-images",
    "256",
    ...SMALL,
    "--json",
  );
  expect(compared, compared.output).toMatchObject({ ok: true });
  const [, run] = JSON.parse(compared.output).runs;
  expect(run).toMatchObject({ quantizer: "four-sixths", ratio: null });
  for (const { size, counts } of run.layers)
    for (const filter of counts) expect(filter).toEqual(apportion(size, [1 / 6, 1 / 3, 1 / 3, 1 / 6]));

  const evaluated = await equalBits(
    "evaluate",
    "report/models/four-sixths",
    "--quantizer",
    "./my-rule.js",
    ...SMALL,
    "--json",
  );
  expect(evaluated, evaluated.output).toMatchObject({ ok: true });
  expect(JSON.parse(evaluated.output)).toMatchObject({ testAccuracy: run.testAccuracy, layers: run.layers });
});

test("its model without its module is refused, with the remedy", async () => {
  const { ok, output } = await equalBits("evaluate", "report/models/four-sixths", ...SMALL);
  expect(ok).toBe(false);
  expect(output).toMatch(
    /^equal-bits: report\/models\/four-sixths must be loaded with the rule .*four-sixths, SHA-256 [0-9a-f]{64}, got no module; name it, as --quantizer FILE/,
  );
});
