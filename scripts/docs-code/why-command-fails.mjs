import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { repositoryRoot } from "../setup/repository-root.mjs";
import { runCommand } from "../setup/run-command.mjs";

/** Commands that are nobody's but the shell's, and need no proof here. */
const foreign = new Set(["cd", "git", "mkdir", "ls", "cat", "docker", "export"]);

/**
 * Whether a line of a shell block asks for something that exists: a script, a file, a package, a flag of `equal-bits`.
 *
 * The line itself is not run: it may train for hours.
 *
 * @param {string} line - one command, without a prompt
 * @returns {Promise<string | undefined>} why it would fail, or undefined
 */
export async function whyCommandFails(line) {
  const words = line.split(/\s+#/)[0].trim().split(/\s+/);
  const [program, ...args] = words[0] === "npx" ? words.slice(1) : words;
  if (foreign.has(program)) return undefined;
  if (program === "npm") return whyNpmFails(args);
  if (program === "equal-bits") return whyEqualBitsFails(args);
  if (program === "node")
    return existsSync(join(repositoryRoot, args[0])) ? undefined : `there is no file ${args[0]}`;
  if (existsSync(join(repositoryRoot, "node_modules", ".bin", program))) return undefined;
  return `${program} is not a command that this repository has`;
}

/** @param {readonly string[]} args */
async function whyNpmFails([subcommand, ...args]) {
  if (["install", "i", "ci", "exec"].includes(subcommand)) return whyInstallFails(args);
  const words = args.filter((arg) => arg !== "--");
  const script = (subcommand === "run" ? words.shift() : subcommand) ?? "";
  const { scripts } = JSON.parse(readFileSync(join(repositoryRoot, "package.json"), "utf8"));
  if (!scripts[script]) return `package.json has no script ${script}`;
  if (script === "equal-bits") return whyEqualBitsFails(words);
  return script === "start" ? whyEqualBitsFails(["compare", ...words]) : undefined;
}

/** @param {readonly string[]} args */
function whyInstallFails(args) {
  const ours = args
    .filter((arg) => arg.startsWith("@equal-bits/"))
    .map((arg) => arg.replace("@equal-bits/", ""));
  const missing = ours.find((name) => !existsSync(join(repositoryRoot, "packages", name)));
  return missing && `there is no package @equal-bits/${missing}`;
}

/** @param {readonly string[]} args */
async function whyEqualBitsFails(args) {
  const words = args.slice(0, args[0] === "study" ? 2 : 1); // the one command that has commands of its own
  const subcommand = words.filter((word) => !word.startsWith("-"));
  const { ok, output } = await runCommand("node", ["packages/cli/dist/main.js", ...subcommand, "--help"]);
  if (!ok) return `equal-bits ${subcommand.join(" ")} --help fails:\n${output}`;
  const flags = args.filter((arg) => /^--?[a-z]/.test(arg)).map((arg) => arg.split("=")[0]);
  const known = new Set(output.match(/--?[a-z][\w-]*/g));
  const unknown = flags.find((flag) => !known.has(flag));
  return unknown && `equal-bits ${subcommand.join(" ")} has no ${unknown}`;
}
