/**
 * Something that is timed: one of several ways to do the same work on the same data.
 *
 * @typedef {object} Candidate
 * @property {string} name
 * @property {(calls: number) => number | Promise<number>} time - runs so many times and gives the milliseconds in total
 * @property {() => object | Promise<object>} [outcome] - runs once and says what came of it: `exact`, `iterations`,
 *   `marginalError`; these become columns of the row
 * @property {string} [process] - whose clock and memory it was measured with; ours if absent
 * @property {boolean} [anchor] - whether it is the copy that stands for the speed of its process
 * @property {number} [elements] - how many it goes over, if not as many as the other candidates
 * @property {() => void} [dispose] - gives back what it holds
 */

/**
 * A candidate in this process, timed by its CPU time: what other processes take of the machine does not count.
 *
 * @param {string} name
 * @param {() => unknown} run - does the work once; must not allocate what could be allocated before
 * @param {() => object} [outcome]
 * @returns {Candidate}
 */
export function localCandidate(name, run, outcome) {
  const time = (calls) => {
    const before = process.cpuUsage();
    for (let call = 0; call < calls; call++) run();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
  return { name, time, outcome };
}

/**
 * A candidate timed by the clock on the wall: for work that more than one thread or a device takes part in.
 *
 * @param {string} name
 * @param {() => unknown} run - does the work once; may return a promise
 * @param {() => object | Promise<object>} [outcome]
 * @returns {Candidate}
 */
export function wallCandidate(name, run, outcome) {
  const time = async (calls) => {
    const before = performance.now();
    for (let call = 0; call < calls; call++) await run();
    return performance.now() - before;
  };
  return { name, time, outcome };
}
