// npm run evidence: from a fresh checkout to the verdicts of all studies. Arguments after -- go to `equal-bits study run all`.
import { runEqualBits } from "./setup/run-equal-bits.mjs";

await runEqualBits(["study", "run", "all", ...process.argv.slice(2)]);
