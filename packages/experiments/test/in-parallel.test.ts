import { setTimeout as pause } from "node:timers/promises";
import fc from "fast-check";
import { expect, test } from "vitest";
import { inParallel } from "../src/in-parallel.js";

test("for every number of tasks and lanes: results come in the order of the tasks, at most so many at once", async () => {
  const scenario = fc.tuple(fc.array(fc.nat({ max: 3 }), { maxLength: 8 }), fc.integer({ min: 1, max: 4 }));
  await fc.assert(
    fc.asyncProperty(scenario, async ([waits, atOnce]) => {
      let running = 0;
      let most = 0;
      const tasks = waits.map((wait, i) => async () => {
        most = Math.max(most, ++running);
        await pause(wait);
        running -= 1;
        return i;
      });
      expect(await inParallel(tasks, atOnce)).toEqual(waits.map((_, i) => i));
      expect(most).toBe(Math.min(atOnce, waits.length));
    }),
    { numRuns: 30 },
  );
});

test("example: after a failure no task starts, and it is thrown when the running ones have ended", async () => {
  const events: string[] = [];
  const tasks = [
    async () => {
      await pause(1);
      throw new Error("first");
    },
    async () => {
      await pause(20);
      events.push("second ended");
    },
    async () => {
      events.push("third started");
    },
  ];
  await expect(inParallel(tasks, 2)).rejects.toThrow("first");
  expect(events).toEqual(["second ended"]);
});

test("example: what is thrown may be anything, undefined too", async () => {
  await expect(inParallel([() => Promise.reject(undefined)], 1)).rejects.toBeUndefined();
});
