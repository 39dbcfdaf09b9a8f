/**
 * Runs tasks a few at a time; the first failure stops the start of further ones and is thrown when the running ones have ended.
 *
 * @param tasks - in the order in which they start
 * @param atOnce - how many run at the same time, ≥ 1
 * @returns their results, in the order of the tasks
 * @internal
 */
export async function inParallel<T>(tasks: readonly (() => Promise<T>)[], atOnce: number): Promise<T[]> {
  const results = new Array<T>(tasks.length);
  let next = 0;
  let failed = false;
  const lane = async (): Promise<void> => {
    while (next < tasks.length && !failed) {
      const index = next++;
      try {
        results[index] = await tasks[index]();
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  const lanes = await Promise.allSettled(Array.from({ length: Math.min(atOnce, tasks.length) }, lane));
  for (const outcome of lanes) if (outcome.status === "rejected") throw outcome.reason;
  return results;
}
