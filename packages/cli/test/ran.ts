import type { Experiments } from "../src/experiments.js";
import { run } from "../src/run.js";
import { type FakeExperiments, fakeExperiments } from "./fake-experiments.js";
import { type FakeIo, type FakeTerminal, fakeIo } from "./fake-io.js";

/** What a command line came to. */
interface Outcome {
  readonly code: number;
  readonly io: FakeIo;
  readonly experiments: FakeExperiments;
}

/** Runs a command line on a fake terminal, without the work. */
export async function ran(
  argv: readonly string[],
  terminal: FakeTerminal = {},
  changes: Partial<Experiments> = {},
): Promise<Outcome> {
  const io = fakeIo(terminal);
  const experiments = fakeExperiments(changes);
  const code = await run(argv, io, async () => experiments);
  return { code, io, experiments };
}
