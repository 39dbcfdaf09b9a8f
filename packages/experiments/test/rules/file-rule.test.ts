import { spawnSync } from "node:child_process";
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
  expect(rule).toMatchObject({ name: "third", ratio: 0.3333, granularity: { kind: "perFilter" } });
  expect(rule.partsAt(0.5)).toEqual({ scale: "fan-in", gradient: "identity" });
  expect(rule.constraint).toBe(null);
});

test("example: a record of a quantizer and its parts, under the name quantizer", async () => {
  const path = await moduleOf(`
    const rule = { name: "mine", levels: 2, assign: (w, out) => out.fill(1), values: () => [-1, 1] };
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
    `export default { name: "x", levels: 2, assign: (w, out) => out.fill(0), values: () => [-${count}, 1] };`;
  const [first, again, other] = await Promise.all(
    [text(1), text(1), text(2)].map(moduleOf).map(async (path) => fileRule(await path)),
  );
  expect(again.identity).toBe(first.identity);
  expect(other.identity).not.toBe(first.identity);
});

const whole = "name: 'x', levels: 2, assign: (w, out) => out.fill(0), values: () => [-1, 1]";
const ranked = "assign: (w, out) => out.fill(0).fill(1, 0, w.length / 2), values: () => [-1, 1]";
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
    'a wrong granularity: granularity must be perTensor(), perFilter() or perGroup(size), got kind "perRow"; give it as ',
  [`export default { quantizer: { ${whole} }, granularity: 9 };`]:
    "a wrong granularity: granularity must be perTensor(), perFilter() or perGroup(size), got 9; give it as ",
  [`export default { quantizer: { ${whole} }, constraint: "box" };`]: "constraint must be one of ",
  [`export default { quantizer: { ${whole} }, partsAt: 3 };`]: "a partsAt that is not a function",
  [`export default { quantizer: { ${whole} }, partsAt: () => 3 };`]: "a partsAt(0) that gives a number",
  [`export default { quantizer: { ${whole} }, partsAt: (at) => at === 0.5 ? undefined : { scale: "unit", gradient: "identity" } };`]:
    "a partsAt(0.5) that gives nothing",
  [`export default { quantizer: { ${whole} }, partsAt: () => { throw new Error("late"); } };`]:
    "a partsAt(0) that throws Error: late",
  [`export default { quantizer: { ${whole} }, partsAt: () => ({ scale: "unit", gradient: "identity", relaxed: 1 }) };`]:
    "a partsAt(0) that gives an unknown part relaxed, not scale, gradient or relaxation",
  [`export default { quantizer: { ${whole} }, partsAt: () => ({}), scale: "unit" };`]:
    "a record with both partsAt and scale",
  [`export default { quantizer: { ${whole} }, gradiant: "clipped(1)" };`]:
    "a record with an unknown field gradiant, not one of quantizer, name, scale, ",
  [`export default { ${whole}, gradient: "clipped(1)" };`]:
    "one with a gradient inside; put it beside the rule, as { quantizer, gradient }",
  [`export default { quantizer: { ${whole} }, name: 7 };`]: "a record whose name is not a text",
  [`export default { quantizer: { ${whole} }, granularity: "perGroup" };`]:
    "a wrong granularity: group size must be a whole number ≥ 1, got undefined; give it as perTensor(), perFilter() or perGroup(size) of @equal-bits/core does",
  [`export default { quantizer: { ${whole} }, granularity: { kind: "perGroup", size: "9" } };`]:
    'a wrong granularity: group size must be a whole number ≥ 1, got "9"',
  [`export default { ${whole}, valueRule: { kind: "odd" } };`]:
    "x whose data are wrong: levels.kind must be ",
  [`export default { ${whole}, valueRule: { kind: "fixed", values: [1, NaN] } };`]:
    "x whose data are wrong: levels must be",
  [`export default { ${whole}, cuts: { kind: "affine", base: "median", unit: "one", at: [0] } };`]:
    "x whose data are wrong: cuts.base must be one of zero, ",
  [`export default { name: "x", levels: 2, counts: (n) => [n / 2, n / 2], ${ranked} };`]:
    "x whose assign does not go by rank",
  [`export default { ${whole}, counts: (n) => [n - 1, 1] };`]:
    "x whose assign puts [144, 0] of 144 weights on its levels where its counts promise [143, 1]; quantizerLaws of @equal-bits/laws",
  [`export default { ${whole}, counts: (n) => [n] };`]:
    "x whose counts of 144 weights are [144], not 2 whole",
  "export default { name: 'x', levels: 2, assign: (w, out) => out, values: () => [-1, 1] };":
    "x whose assign leaves weight 0 of 144 on no level from 0 to 1",
  "export default { name: 'x', levels: 2, assign: (w, out) => out.fill(0), values: () => [1, -1] };":
    "x whose values are [1, -1], not 2 ascending finite numbers",
  [`export default { ${whole}, valueRule: { kind: "fixed", values: [0, 1] } };`]:
    "x whose values are [-1, 1], and by its valueRule [0, 1]",
  [`export default { ${whole}, cuts: { kind: "affine", base: "zero", unit: "one", at: [0] } };`]:
    "x whose assign gives other levels than its cuts",
  "export default { name: 'x', levels: 2, assign: () => undefined.length, values: () => [-1, 1] };":
    "x whose assign throws TypeError: ",
  "throw new Error('broken');": "broken",
};

for (const [text, got] of Object.entries(bad))
  test(`a module is refused: ${text}`, async () => {
    const path = await moduleOf(text);
    const load = fileRule(path);
    await expect(load).rejects.toThrow(FormatError);
    await expect(load).rejects.toThrow(
      `${path} must be a module whose default export, or whose export quantizer, is a quantizer, got ${got}`,
    );
  });

test("a module that is no JavaScript is refused with a message of its own", async () => {
  const path = await moduleOf("export default {");
  const built = new URL("../../dist/rules/file-rule.js", import.meta.url); // vitest has its own words for bad syntax
  const load = `import { fileRule } from ${JSON.stringify(built)}; await fileRule(${JSON.stringify(path)});`;
  const { stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", load], { encoding: "utf8" });
  expect(stderr).toContain(
    `FormatError: ${path} must be a JavaScript module that Node can read, got Unexpected end of input`,
  );
});

test("a module that imports what is not installed is refused with the remedy", async () => {
  const path = await moduleOf("import '@equal-bits/nowhere';");
  await expect(fileRule(path)).rejects.toThrow(
    `${path} must import only what is installed beside it, got @equal-bits/nowhere; in its folder: npm install @equal-bits/nowhere`,
  );
});

test("example: a class with private fields, in a record that has a name of its own and a method partsAt", async () => {
  const path = await moduleOf(`
    class Half {
      #level = 1;
      name = "half";
      levels = 2;
      assign(w, out) { return out.fill(this.#level); }
      values() { return [-this.#level, this.#level]; }
    }
    export default { name: "half, clipped", quantizer: new Half(),
      partsAt() { return { scale: "unit", gradient: this.name === "half, clipped" ? "clipped(1)" : "identity" }; } };
  `);
  const { name, quantizer, partsAt, identity } = await fileRule(path);
  expect([name, quantizer.name]).toEqual(["half, clipped", "half"]);
  expect(identity).toMatch(/^half, clipped, SHA-256 [0-9a-f]{64}$/);
  expect([...quantizer.assign(new Float32Array(3), new Uint8Array(3))]).toEqual([1, 1, 1]);
  expect(partsAt(0.5)).toEqual({ scale: "unit", gradient: "clipped(1)" });
});

test("example: what a rule throws later names its file, and keeps its cause", async () => {
  const path = await moduleOf(
    "export default { name: 'x', levels: 2, assign: (w, out) => { if (w.length === 5) throw new Error('five'); return out.fill(0); }, values: () => [-1, 1] };",
  );
  const { quantizer } = await fileRule(path);
  const assign = () => quantizer.assign(new Float32Array(5), new Uint8Array(5));
  expect(assign).toThrow(FormatError);
  expect(assign).toThrow(`${path} must be a module`);
  expect(assign).toThrow(expect.objectContaining({ cause: new Error("five") }));
});

test("a file that is not there is refused", async () => {
  await expect(fileRule("./nowhere.js")).rejects.toThrow(FormatError);
  await expect(fileRule("./nowhere.js")).rejects.toThrow(/^\.\/nowhere\.js must be a module .*, got ENOENT/);
});
