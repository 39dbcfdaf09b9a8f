import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** One thread for every library that a peer may lean on: candidates are compared on one core. */
const ONE_THREAD = { OMP_NUM_THREADS: "1", OPENBLAS_NUM_THREADS: "1", MKL_NUM_THREADS: "1" };

/**
 * A process of another language that measures when told to, by its own CPU time.
 *
 * @typedef {object} Peer
 * @property {Readonly<Record<string, string>>} versions
 * @property {readonly string[]} absent - libraries that it lacks, with how to install them
 * @property {(problem: object) => Promise<import("./local-candidate.mjs").Candidate[]>} candidatesFor - hands it a
 *   problem, whose fields its script knows, and gives its candidates for it
 * @property {() => void} stop
 */

/**
 * Starts a script of `peers/` with the interpreter in $PYTHON, or Debian's.
 *
 * @param {string} script - its file name in `peers/`
 * @returns {Promise<Peer | undefined>} undefined if there is no such interpreter
 */
export async function startPeer(script) {
  const path = fileURLToPath(new URL(`../peers/${script}`, import.meta.url));
  const python = spawn(process.env.PYTHON ?? "/usr/bin/python3", ["-W", "ignore", path], {
    stdio: ["pipe", "pipe", "inherit"],
    env: { ...process.env, ...ONE_THREAD },
  });
  python.on("error", () => {});
  python.stdin.on("error", () => {});
  const lines = createInterface({ input: python.stdout })[Symbol.asyncIterator]();
  const answer = async () => JSON.parse((await lines.next()).value ?? "null");
  const ask = async (request) => {
    python.stdin.write(`${JSON.stringify(request)}\n`);
    const reply = await answer();
    if (reply === null) throw new Error(`${script} ended while it was asked to ${request.do}`);
    return reply;
  };
  const greeting = await answer();
  if (greeting === null) return undefined;
  return {
    ...greeting,
    candidatesFor: (problem) => candidatesFor(ask, script, problem),
    stop: () => python.stdin.end(),
  };
}

async function candidatesFor(ask, script, problem) {
  const { candidates } = await ask({ do: "load", ...problem });
  return candidates.map(({ name, ...kind }) => ({
    ...kind,
    name,
    process: script,
    time: async (calls) => (await ask({ do: "time", name, calls })).milliseconds,
    outcome: () => ask({ do: "outcome", name }),
  }));
}
