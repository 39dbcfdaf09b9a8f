/**
 * Runs a job for each item, two at a time: enough to use a small machine, not enough to choke it.
 *
 * @template Item, Result
 * @param {readonly Item[]} items
 * @param {(item: Item) => Promise<Result>} job
 * @returns {Promise<Result[]>} in the order of the items
 */
export async function inPairs(items, job) {
  const results = new Array(items.length);
  let next = 0;
  const worker = async () => {
    while (next < items.length) {
      const i = next++;
      results[i] = await job(items[i]);
    }
  };
  await Promise.all([worker(), worker()]);
  return results;
}
