// npm run build: every package whose sources changed, through turbo's cache.
import { buildPackages } from "./setup/build-packages.mjs";
import { exitWithRemedy } from "./setup/setup-error.mjs";

await exitWithRemedy(async () => console.log(await buildPackages()));
