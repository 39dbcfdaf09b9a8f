// npm start: from a fresh checkout to a comparison on the screen. Arguments after -- go to `equal-bits compare`.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { bootstrap } from "./bootstrap.mjs";
import { repositoryRoot } from "./setup/repository-root.mjs";
import { exitWithRemedy, SetupError } from "./setup/setup-error.mjs";

const commandLine = join(repositoryRoot, "packages/cli/dist/main.js");

await exitWithRemedy(async () => {
  await bootstrap();
  if (!existsSync(commandLine))
    throw new SetupError(
      "packages/cli/dist/main.js is missing after the build",
      "run npm test to see which package is broken",
    );
});

const args = ["compare", ...process.argv.slice(2)];
console.log(`$ equal-bits ${args.join(" ")}\n`);
const { status } = spawnSync(process.execPath, [commandLine, ...args], { stdio: "inherit" });
process.exitCode = status ?? 1;
