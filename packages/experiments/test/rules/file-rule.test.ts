import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { FormatError } from "@equal-bits/core";
import { expect, test } from "vitest";
import { fileRule } from "../../src/rules/file-rule.js";
import { temporaryFolders } from "../temporary-folder.js";

const temporaryFolder = temporaryFolders();
const myRule = fileURLToPath(new URL("./my-rule.mjs", import.meta.url));

/** The path of a module with this text. */
async function moduleOf(text: string): Promise<string> {
  const path = join(temporaryFolder(), "rule.mjs");
  await writeFile(path, text);
  return path;
}

test("example: a quantizer alone is trained as the paper trains", async () => {
  const rule = await fileRule(myRule);
  expect(rule).toMatchObject({ name: "third", ratio: 0.333333333, granularity: { kind: "perFilter" } });
  expect(rule.partsAt(0.5)).toEqual({ scale: "fan-in", gradient: "identity" });
  expect(rule.constraint).toBe(null);
});

test("example: a record of a quantizer and its parts, under the name quantizer", async () => {
  const path = await moduleOf(`
    const rule = { name: "mine", levels: 2, assign: (w, out) => out, values: () => [-1, 1] };
    const scale = { name: "half", factor: () => 0.5 };
    export const quantizer = { quantizer: rule, scale, gradient: "clipped(2)", granularity: "perTensor", constraint: "clip(1)" };
  `);
  const rule = await fileRule(path);
  expect(rule).toMatchObject({ name: "mine", ratio: null, granularity: { kind: "perTensor" } });
  expect(rule.partsAt(1)).toMatchObject({ scale: { name: "half" }, gradient: "clipped(2)" });
  expect(rule.constraint?.name).toBe("clip(1)");
});

test("for every change of the file: another identity, under which no run of the old one is resumed", async () => {
  const text = (count: number): string =>
    `export default { name: "x", levels: 2, counts: (size) => [size - ${count}, ${count}], assign: (w, out) => out, values: () => [-1, 1] };`;
  const [first, again, other] = await Promise.all(
    [text(1), text(1), text(2)].map(moduleOf).map(async (path) => fileRule(await path)),
  );
  expect(again.identity).toBe(first.identity);
  expect(other.identity).not.toBe(first.identity);
});

const whole = "name: 'x', levels: 2, assign: () => {}, values: () => []";
const bad: Record<string, string> = {
  "export const other = 1;": "nothing",
  "export default null;": "nothing",
  "export default 7;": "a number",
  "export default {};": "one without a name",
  "export default { name: 'x', levels: 1 };": "x with levels 1, not a whole number from 2 to 256",
  "export default { name: 'x', levels: 2 };": "x without a function assign",
  "export default { name: 'x', levels: 2, assign: () => {} };": "x without a function values",
  [`export default { ${whole}, counts: [1, 2] };`]: "x whose counts is not a function",
  [`export default { quantizer: { ${whole} }, scale: 2 };`]:
    "a scale that is neither a name nor a record with a name and a function factor",
  [`export default { quantizer: { ${whole} }, gradient: "steep" };`]: "gradient must be one of identity, ",
  [`export default { quantizer: { ${whole} }, granularity: "perRow" };`]:
    "a granularity that is not perTensor, perFilter or perGroup, but perRow",
  [`export default { quantizer: { ${whole} }, constraint: "box" };`]: "constraint must be one of ",
  [`export default { quantizer: { ${whole} }, partsAt: 3 };`]: "a partsAt that is not a function",
  [`export default { quantizer: { ${whole} }, partsAt: () => 3 };`]: "a number",
  "throw new Error('broken');": "broken",
  "export default {": "Unexpected",
  "import 'nowhere-to-be-found';": "Cannot find",
};

for (const [text, got] of Object.entries(bad))
  test(`a module is refused: ${text}`, async () => {
    const path = await moduleOf(text);
    const load = fileRule(path);
    await expect(load).rejects.toThrow(FormatError);
    await expect(load).rejects.toThrow(
      `${path} must be a module whose default export, or whose export quantizer, is a quantizer, got ${got === "Unexpected" || got === "Cannot find" ? "" : got}`,
    );
  });

test("a file that is not there is refused", async () => {
  await expect(fileRule("./nowhere.js")).rejects.toThrow(FormatError);
  await expect(fileRule("./nowhere.js")).rejects.toThrow(/^\.\/nowhere\.js must be a module .*, got ENOENT/);
});
