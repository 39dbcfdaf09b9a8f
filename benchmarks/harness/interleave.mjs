/**
 * How long one candidate took.
 *
 * @typedef {object} Timing
 * @property {readonly number[]} samples - milliseconds for one run, one number a round
 * @property {number} minimum - the least of them: what the machine can do when nothing else disturbs
 * @property {number} median
 * @property {number} spread - (greatest − least) / least: how much the rounds differ
 */

/**
 * Times candidates in turn, round after round, so that a busy minute slows all of them alike.
 *
 * Each is first run until the compiler has seen it, and then so often in a round that the clock's grain does not count.
 *
 * @param {readonly import("./local-candidate.mjs").Candidate[]} candidates
 * @param {object} options
 * @param {number} options.rounds - at least 5 for a figure that is to be quoted
 * @param {number} options.milliseconds - how long a sample should at least take
 * @returns {Promise<Timing[]>} in the order of the candidates
 */
export async function interleave(candidates, { rounds, milliseconds }) {
  const calls = [];
  for (const candidate of candidates) calls.push(await callsPerSample(candidate, milliseconds));
  const samples = candidates.map(() => []);
  for (let round = 0; round < rounds; round++)
    for (const [index, candidate] of candidates.entries()) {
      if (calls[index] > 1) await candidate.time(1); // the caches hold what the candidate before has read
      samples[index].push((await candidate.time(calls[index])) / calls[index]);
    }
  return samples.map(timing);
}

/**
 * The figures of some samples.
 *
 * @param {readonly number[]} samples - at least one
 * @returns {Timing}
 */
function timing(samples) {
  const sorted = [...samples].sort((a, b) => a - b);
  const [minimum] = sorted;
  const median = (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
  return { samples, minimum, median, spread: (sorted[sorted.length - 1] - minimum) / minimum };
}

/** Doubles the number of calls until they take long enough; so the warm-up takes about one sample. */
async function callsPerSample({ time }, milliseconds) {
  let calls = 1;
  if ((await time(1)) >= milliseconds) return 1; // the very first run compiles and touches memory
  for (;;) {
    const taken = await time(calls);
    if (taken >= milliseconds / 2) return Math.max(1, Math.round((calls * milliseconds) / taken));
    calls *= taken > 0 ? Math.min(64, Math.max(2, Math.ceil(milliseconds / taken / 2))) : 2;
  }
}
