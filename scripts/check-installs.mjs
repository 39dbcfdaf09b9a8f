// Installs every packed package alone in an empty folder, loads it in plain Node, and looks at what came along.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readFloorPlan } from "./floor-plan/read-floor-plan.mjs";
import { readManifest } from "./floor-plan/read-manifest.mjs";
import { inPairs } from "./pack/in-pairs.mjs";
import { installPacked } from "./pack/install-packed.mjs";
import { loadFailures } from "./pack/load-failures.mjs";
import { packPackages } from "./pack/pack-packages.mjs";
import { strangeCompany } from "./pack/strange-company.mjs";
import { repositoryRoot } from "./setup/repository-root.mjs";

const plan = readFloorPlan(repositoryRoot);
const manifestOf = (name) => readManifest(repositoryRoot, name);
const packed = await packPackages("installs");
const tarballs = new Map(packed.map(({ name, tarball }) => [name, tarball]));

const failures = await inPairs([...tarballs.keys()], async (name) => {
  const folder = mkdtempSync(join(tmpdir(), `equal-bits-${name}-`));
  try {
    const company = await installPacked(folder, [name], tarballs);
    const strange = strangeCompany(plan, name, company, manifestOf);
    const failures = [...strange, ...(await loadFailures(folder, manifestOf(name)))];
    const ours = company.filter((other) => other.startsWith("@equal-bits/"));
    const strangers = company.length - ours.length;
    console.log(
      `${name} brings ${ours.length} packages of ours and ${strangers} others: ${company.join(" ")}`,
    );
    return failures.map((failure) => `✗ ${name}: ${failure}`);
  } catch (error) {
    return [`✗ ${name}: ${error instanceof Error ? error.message : error}`];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
for (const failure of failures.flat()) console.error(failure);
process.exitCode = failures.flat().length === 0 ? 0 : 1;
