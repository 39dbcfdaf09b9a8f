import { spawn } from "node:child_process";
import { delimiter, join } from "node:path";
import { repositoryRoot } from "./repository-root.mjs";

/**
 * @typedef {object} CommandResult
 * @property {boolean} ok - whether it ended with status 0
 * @property {number} status - its exit status; 127 if it could not be started
 * @property {string} output - standard output and standard error, as they came
 */

/**
 * Runs a command to its end and keeps what it prints. The tools of node_modules/.bin are found by name.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: Record<string, string> }} [options] - the folder (default: the repository), added variables
 * @returns {Promise<CommandResult>} never rejects: a command that cannot start has status 127
 */
export function runCommand(command, args, { cwd = repositoryRoot, env = {} } = {}) {
  return new Promise((resolve) => {
    const onWindows = process.platform === "win32"; // its tools are .cmd files, which need a shell
    const child = spawn(command, args, {
      cwd,
      env: environment(env),
      shell: onWindows,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text) => (output += text));
    child.on("error", (error) => resolve({ ok: false, status: 127, output: `${output}${error.message}\n` }));
    child.on("close", (status) => resolve({ ok: status === 0, status: status ?? 1, output }));
  });
}

function environment(added) {
  const tools = join(repositoryRoot, "node_modules", ".bin");
  const path = `${tools}${delimiter}${process.env.PATH}`;
  return { ...process.env, PATH: path, NO_COLOR: "1", FORCE_COLOR: "0", ...added };
}
