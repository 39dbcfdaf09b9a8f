import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as later } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { seededRandom } from "@equal-bits/core";
import { beforeAll, expect, test } from "vitest";
import { temporaryFolders } from "../temporary-folder.js";

const temporaryFolder = temporaryFolders();
const script = fileURLToPath(new URL("./killed-study.mjs", import.meta.url));

function started(out: string): ChildProcess {
  return spawn(process.execPath, [script, out], { stdio: "ignore" });
}

/** Every record and answer of a folder, by its path; neither checkpoints nor claims. */
function filesOf(folder: string): Record<string, string> {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const paths = found.map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1)).sort();
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(folder, path), "utf8")]));
}

const straight = temporaryFolder();
beforeAll(async () => {
  const [code] = await once(started(straight), "exit");
  expect(code).toBe(0);
});

test("two processes that run the same study in one folder share its runs and come to the same bytes", async () => {
  const shared = temporaryFolder();
  const both = [started(shared), started(shared)];
  const codes = await Promise.all(both.map(async (study) => (await once(study, "exit"))[0]));
  expect(codes).toEqual([0, 0]);
  expect(filesOf(shared)).toEqual(filesOf(straight));
});

test("a study that is killed at random moments goes on to the same bytes as one that is not", async () => {
  const killed = temporaryFolder();
  const random = seededRandom(1);
  for (let kill = 0; kill < 4; kill++) {
    const study = started(killed);
    await later(1500 + 2500 * random.uniform());
    study.kill("SIGKILL");
    await once(study, "exit");
  }
  const [last] = await once(started(killed), "exit");
  expect(last).toBe(0);
  expect(filesOf(killed)).toEqual(filesOf(straight));
  expect(Object.keys(filesOf(killed)).length).toBe(11); // ten runs and the answer, nothing half-written
});
