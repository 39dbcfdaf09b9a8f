import { dirname } from "node:path";
import { runCommand } from "../setup/run-command.mjs";

/** Longest time that an example may take, in milliseconds. */
const timeLimit = 60_000;

/**
 * Runs one saved script in a Node process of its own; a script named `*.test.ts` is run by vitest.
 *
 * A comment behind `console.log(…);` is what it prints, in Node's notation; white space does not matter.
 *
 * @param {import("./save-scripts.mjs").SavedScript} script
 * @returns {Promise<string | undefined>} why it failed, or undefined
 */
export async function whyScriptFails({ code, folder, module, source }) {
  const isTest = source.endsWith(".test.ts");
  const { ok, output } = isTest
    ? await runCommand("vitest", ["run", "--root", folder, source])
    : await runCommand("node", [module], { cwd: dirname(module), timeLimit });
  if (!ok) return output;
  return whyOutputDiffers(code, output);
}

function whyOutputDiffers(code, output) {
  const promised = [...code.matchAll(/^\s*console\.log\(.*\); \/\/ (.+)$/gm)].map(([, comment]) => comment);
  const lines = output.split("\n").map(squeezed);
  let from = 0;
  for (const comment of promised) {
    const at = lines.indexOf(squeezed(comment), from);
    if (at < 0) return `the page says that it prints "${comment}", but it printed:\n${output}`;
    from = at + 1;
  }
  return undefined;
}

function squeezed(text) {
  return text.replaceAll(/\s+/g, "");
}
