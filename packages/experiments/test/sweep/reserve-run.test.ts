import { join } from "node:path";
import { expect, test } from "vitest";
import { reserveRun } from "../../src/sweep/reserve-run.js";
import { temporaryFolders } from "../temporary-folder.js";

const temporaryFolder = temporaryFolders();

test("a run is reserved once, and can be reserved again when it was given back", async () => {
  const path = join(temporaryFolder(), "reserved", "run");
  const release = await reserveRun(path);
  expect(release).not.toBeNull();
  expect(await reserveRun(path)).toBeNull();
  await release?.();
  await release?.(); // giving back twice does nothing
  const again = await reserveRun(path);
  expect(again).not.toBeNull();
  await again?.();
});
