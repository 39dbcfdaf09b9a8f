// npm start: from a fresh checkout to a comparison on the screen. Arguments after -- go to `equal-bits compare`.
import { runEqualBits } from "./setup/run-equal-bits.mjs";

await runEqualBits(["compare", ...process.argv.slice(2)]);
