// npm test: from a fresh checkout to every check of the project. Arguments after -- are names of single steps.
import { bootstrap } from "./bootstrap.mjs";
import { exitWithRemedy } from "./setup/setup-error.mjs";

await exitWithRemedy(() => bootstrap({ browser: true }));
await import("./check.mjs"); // not at the top: it needs the packages that bootstrap installs
