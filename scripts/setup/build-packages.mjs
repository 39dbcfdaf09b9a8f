import { runCommand } from "./run-command.mjs";
import { SetupError } from "./setup-error.mjs";

/** No usage statistics, no background process: the build leaves nothing behind but its output. */
const quietTurbo = { TURBO_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1", TURBO_NO_UPDATE_NOTIFIER: "1" };

/**
 * Builds every package whose sources changed since the last build.
 *
 * @returns {Promise<string>} what was done, in a line
 */
export async function buildPackages() {
  const { ok, output } = await runBuild();
  if (!ok)
    throw new SetupError("the build failed", "mend the errors above and run the command again", output);
  return `build: ${output.match(/Cached:\s+(.*)/)?.[1] ?? "done"}`;
}

/** Runs the build through turbo's cache. */
export function runBuild() {
  return runCommand("turbo", ["run", "build", "--output-logs=errors-only", "--no-color"], {
    env: quietTurbo,
  });
}
