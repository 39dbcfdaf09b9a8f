import { runCommand } from "../setup/run-command.mjs";

/**
 * Loads an installed package in plain Node by `import` and by `require`, and asks its commands for help.
 *
 * @param {string} folder - where it is installed
 * @param {{ name: string, bin?: Record<string, string> }} manifest
 * @returns {Promise<string[]>} what failed, one entry each; empty when all is well
 */
export async function loadFailures(folder, { name, bin = {} }) {
  const listExports = "if (Object.keys(loaded).length === 0) throw new Error('nothing is exported')";
  const commands = Object.keys(bin);
  const runs = [
    {
      what: "import",
      args: ["--input-type=module", "--eval", `const loaded = await import("${name}"); ${listExports}`],
    },
    {
      what: "require",
      args: ["--input-type=commonjs", "--eval", `const loaded = require("${name}"); ${listExports}`],
    },
    ...commands.map((command) => ({
      what: `${command} --help`,
      args: [`node_modules/.bin/${command}`, "--help"],
    })),
  ];
  const failures = [];
  for (const { what, args } of runs) {
    const { ok, output } = await runCommand("node", args, { cwd: folder });
    if (!ok) failures.push(`${what} failed:\n${output}`);
  }
  return failures;
}
