import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { repositoryRoot } from "../setup/repository-root.mjs";
import { runCommand } from "../setup/run-command.mjs";

/** On a busy machine a project takes twice its seven minutes, in milliseconds. */
const TIME_LIMIT = 900_000;

/**
 * Runs one vitest project and counts its tests.
 *
 * A test file that does not even load holds no failed test; it counts as one. No tests at all is a failure too.
 *
 * @param {"node" | "chromium" | "docs"} project
 * @returns {Promise<import("./steps.mjs").Outcome>}
 */
export async function runVitest(project) {
  const report = join(repositoryRoot, ".cache", "vitest", `${project}.json`);
  mkdirSync(dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const reporters = [
    "--silent=passed-only",
    "--reporter=dot",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ];
  const { ok, output } = await runCommand("vitest", ["run", "--project", project, ...reporters], {
    timeLimit: TIME_LIMIT,
  });
  const tests = countTests(report);
  if (ok || tests.failed > 0) return { ok: ok && tests.failed === 0, output, tests };
  return { ok: false, output, tests: { ...tests, failed: 1 } };
}

/** @param {string} report - vitest's JSON, absent if vitest did not come so far */
function countTests(report) {
  try {
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, "utf8"));
    const unloadable = testResults.filter(
      (file) => file.status === "failed" && file.assertionResults.length === 0,
    );
    return { passed: numPassedTests, failed: numFailedTests + unloadable.length };
  } catch {
    return { passed: 0, failed: 0 };
  }
}
