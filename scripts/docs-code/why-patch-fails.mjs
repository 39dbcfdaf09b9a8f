import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runCommand } from "../setup/run-command.mjs";

/**
 * Whether a change that a page describes as a diff still applies to the repository; nothing is changed.
 *
 * @param {string} code - a unified diff; its line numbers and counts do not matter
 * @returns {Promise<string | undefined>} why it does not apply, or undefined
 */
export async function whyPatchFails(code) {
  const folder = mkdtempSync(join(tmpdir(), "equal-bits-patch-"));
  const file = join(folder, "change.diff");
  writeFileSync(file, code);
  const { ok, output } = await runCommand("git", ["apply", "--check", "--recount", file]);
  rmSync(folder, { recursive: true });
  return ok ? undefined : output;
}
