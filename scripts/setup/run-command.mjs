import { spawn } from "node:child_process";
import { delimiter, join } from "node:path";
import { repositoryRoot } from "./repository-root.mjs";

/**
 * @typedef {object} CommandOptions
 * @property {string} [cwd] - the folder it runs in (default: the repository)
 * @property {Record<string, string>} [env] - variables to add (default: none)
 * @property {number} [timeLimit] - milliseconds after which it is ended (default: 10 minutes)
 */

/**
 * @typedef {object} CommandResult
 * @property {boolean} ok - whether it ended with status 0
 * @property {string} output - standard output and standard error, as they came
 */

/**
 * Runs a command to its end and keeps what it prints. The tools of node_modules/.bin are found by name.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {CommandOptions} [options]
 * @returns {Promise<CommandResult>} never rejects: a command that cannot start is one that failed
 */
export function runCommand(command, args, options = {}) {
  const { cwd = repositoryRoot, env = {}, timeLimit = 600_000 } = options;
  const onWindows = process.platform === "win32"; // its tools are .cmd files, which need a shell
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: environment(env),
      shell: onWindows,
      stdio: ["ignore", "pipe", "pipe"],
      timeout: timeLimit,
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text) => {
        output += text;
      });
    child.on("error", (error) => resolve({ ok: false, output: `${output}${error.message}\n` }));
    child.on("close", (status, signal) => {
      if (signal) output += `${command} was ended by ${signal}; its time limit is ${timeLimit / 1000} s\n`;
      resolve({ ok: status === 0, output });
    });
  });
}

function environment(added) {
  const tools = join(repositoryRoot, "node_modules", ".bin");
  const path = `${tools}${delimiter}${process.env.PATH}`;
  return { ...process.env, PATH: path, NO_COLOR: "1", FORCE_COLOR: "0", ...added };
}
