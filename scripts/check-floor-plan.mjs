// Holds packages/ against floor-plan.json. The folder may be given, for tests.
import { importViolations } from "./floor-plan/import-violations.mjs";
import { manifestViolations } from "./floor-plan/manifest-violations.mjs";
import { planViolations } from "./floor-plan/plan-violations.mjs";
import { repositoryRoot } from "./setup/repository-root.mjs";

const root = process.argv[2] ?? repositoryRoot;
const broken = planViolations(root); // the other two read the plan and trust it
const violations = broken.length > 0 ? broken : [...manifestViolations(root), ...importViolations(root)];
for (const violation of violations) console.error(`✗ ${violation}`);
if (violations.length === 0) console.log("every import and every package.json follows floor-plan.json");
process.exitCode = violations.length === 0 ? 0 : 1;
