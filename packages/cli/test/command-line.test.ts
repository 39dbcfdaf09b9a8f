import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { commandAgain, commandToResume } from "../src/command-line.js";

test("example: what only continues, formats or hides is left out", () => {
  expect(commandAgain(["train", "--epochs", "2", "--json", "--quiet", "--resume"])).toBe(
    "equal-bits train --epochs 2",
  );
});

test("example: resuming names --resume once, whatever else was given", () => {
  expect(commandToResume(["train", "--resume", "--json"])).toBe("equal-bits train --json --resume");
});

test("for words that a shell would change: it reads them back as they were", () => {
  const words = ["a b", "it's", "$HOME", "*", '"', "", "\\", "~", "semi;colon", "ä", "new\nline"];
  const line = commandAgain(words).replace(/^equal-bits/, "printf '%s\\0'");
  expect(execFileSync("sh", ["-c", line], { encoding: "utf8" })).toBe(
    words.map((word) => `${word}\0`).join(""),
  );
});
