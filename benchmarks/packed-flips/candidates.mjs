import { hammingDistance, hammingPacked, hammingPackedPerRow, packSigns } from "@equal-bits/metrics";
import { memoryAnchor } from "../harness/anchor.mjs";
import { localCandidate } from "../harness/local-candidate.mjs";
import { shareArray } from "../harness/shared-file.mjs";
import { readBoth } from "./read-both.mjs";
import { watchedPair } from "./watched-pair.mjs";

/** The name of the candidate that goals speak of. */
export const IN_MEMORY = "packedPair, in place";

/** Words in a row of the counts by rows: a filter of 4608 weights. */
const ROW_WORDS = 144;

/** Words whose levels are spread out as float32 for the candidates that read levels: of more, they would take gigabytes. */
const MOST_SPREAD = 2 ** 19;

/**
 * Everything that is timed on one problem, the floor first.
 *
 * @param {import("./cases.mjs").Problem} problem
 * @param {import("../harness/start-peer.mjs").Peer | undefined} peer
 * @returns {Promise<import("../harness/local-candidate.mjs").Candidate[]>}
 */
export async function candidatesFor(problem, peer) {
  const arrays = problem.draw();
  const watched = watchedPair(arrays);
  const plain = await plainCounter();
  const expected = plain.count(...arrays);
  const counting = (name, run) => localCandidate(name, run, () => ({ exact: run() === expected }));
  const paths = { first: shareArray("first", arrays[0]), second: shareArray("second", arrays[1]) };
  return [
    memoryAnchor(),
    ...(await readBoth(watched)),
    counting(IN_MEMORY, () => watched.pair.hamming()),
    byRows(`packedPair, rows of ${ROW_WORDS} words`, arrays, inPlace),
    counting("hammingPacked, by chunks", () => hammingPacked(...arrays)),
    byRows(`hammingPackedPerRow, rows of ${ROW_WORDS} words`, arrays, copied),
    counting("plain TypeScript, a word at a time", () => plain.count(...arrays)),
    ...ofLevels(arrays, plain),
    ...((await peer?.candidatesFor({ ...paths, expected })) ?? []),
  ];
}

/** The counter that stands in for WebAssembly: no export of the package, so it is read from its folder. */
async function plainCounter() {
  const index = import.meta.resolve("@equal-bits/metrics");
  return (await import(new URL("packed/plain-bit-counter.js", index).href)).plainBitCounter;
}

/** By rows, as many as are whole. */
function byRows(name, arrays, prepare) {
  const words = arrays[0].length - (arrays[0].length % ROW_WORDS);
  const run = prepare(arrays.map((array) => array.subarray(0, words)));
  return { ...localCandidate(name, run), elements: 32 * words };
}

function inPlace(arrays) {
  const { pair } = watchedPair(arrays);
  return () => pair.hammingPerRow(ROW_WORDS);
}

function copied([first, second]) {
  return () => hammingPackedPerRow(first, second, ROW_WORDS);
}

/** What it takes without packing first, and what packing itself takes: a step of training packs one of the two layers. */
function ofLevels(arrays, plain) {
  const few = arrays.map((array) => array.subarray(0, MOST_SPREAD));
  const [first, second] = few.map(levelsOf);
  const expected = plain.count(...few);
  const { pair } = watchedPair(few);
  const counting = (name, run) => ({
    ...localCandidate(name, run, () => ({ exact: run() === expected })),
    elements: first.length,
  });
  return [
    counting("packSigns of float32 levels + packedPair", () => {
      packSigns(second, pair.current);
      return pair.hamming();
    }),
    counting("hammingDistance of float32 levels", () => hammingDistance(first, second)),
    counting("float32 levels, naive JavaScript", () => naiveFlips(first, second)),
  ];
}

function naiveFlips(first, second) {
  let flips = 0;
  for (let i = 0; i < first.length; i++) if (first[i] > 0 !== second[i] > 0) flips++;
  return flips;
}

function levelsOf(words) {
  return new Float32Array(32 * words.length).map((_, i) => ((words[i >>> 5] >>> (i & 31)) & 1 ? 1 : -1));
}
