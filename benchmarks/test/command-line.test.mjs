import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const script = fileURLToPath(new URL("../run.mjs", import.meta.url));

function bench(...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { encoding: "utf8" });
  return { status, stdout, lines: stderr.trim().split("\n") };
}

test.each([
  ["a missing name", []],
  ["an unknown name", ["selection"]],
  ["a name that every object has", ["constructor"]],
  ["an unknown flag", ["gpu", "--fast"]],
  ["a value for a flag that takes none", ["gpu", "--quick=yes"]],
  ["a second name", ["gpu", "threads"]],
  ["--json without a file", ["gpu", "--json"]],
  ["--json with an empty name", ["gpu", "--json="]],
  ["--json in a folder that is not there", ["gpu", "--json", "no/such/folder/x.json"]],
  ["--json with a folder", ["gpu", "--json", "."]],
  ["rounds that are no number", ["training-step", "many"]],
  ["no rounds", ["training-step", "0"]],
  ["inputs that are no number", ["fuzz-weights", "all"]],
  ["a third number", ["fuzz-weights", "10", "1", "1"]],
])("%s is refused with one line and status 2", (_, args) => {
  const { status, stdout, lines } = bench(...args);
  expect({ status, stdout, lines: lines.length }).toEqual({ status: 2, stdout: "", lines: 1 });
  expect(lines[0]).toMatch(/^bench: /);
});
