import { join } from "node:path";
import { expect, test } from "vitest";
import { claimRun } from "../../src/sweep/claim-run.js";
import { temporaryFolders } from "../temporary-folder.js";

const temporaryFolder = temporaryFolders();

test("a run is claimed once, and can be claimed again when it was given back", async () => {
  const path = join(temporaryFolder(), "claims", "run");
  const release = await claimRun(path);
  expect(release).not.toBeNull();
  expect(await claimRun(path)).toBeNull();
  await release?.();
  await release?.(); // giving back twice does nothing
  const again = await claimRun(path);
  expect(again).not.toBeNull();
  await again?.();
});
