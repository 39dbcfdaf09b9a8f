import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { bootstrap } from "../bootstrap.mjs";
import { repositoryRoot } from "./repository-root.mjs";
import { exitWithRemedy, SetupError } from "./setup-error.mjs";

const commandLine = join(repositoryRoot, "packages/cli/dist/main.js");

/**
 * From a fresh checkout to a command of `equal-bits` on the screen: installs and builds what is missing, then runs it.
 *
 * @param {readonly string[]} args - the words of the command line
 */
export async function runEqualBits(args) {
  await exitWithRemedy(async () => {
    await bootstrap();
    if (!existsSync(commandLine))
      throw new SetupError(
        "packages/cli/dist/main.js is missing after the build",
        "run npm test to see which package is broken",
      );
  });
  console.log(`$ equal-bits ${args.join(" ")}\n`);
  const { status } = spawnSync(process.execPath, [commandLine, ...args], { stdio: "inherit" });
  process.exitCode = status ?? 1;
}
