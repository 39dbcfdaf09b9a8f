import { expect, test } from "vitest";
import { interleave } from "../harness/interleave.mjs";

/** A candidate whose runs take given times, in turn; it notes when it was asked. */
function scripted(name, times, log) {
  let run = 0;
  const time = (calls) => {
    log.push(name);
    let taken = 0;
    for (let call = 0; call < calls; call++) taken += times[Math.min(run++, times.length - 1)];
    return taken;
  };
  return { name, time };
}

test("example: least, median and spread of five rounds, warm-up left out", async () => {
  const warmUpThenFive = [100, 4, 2, 6, 3, 8];
  const [timing] = await interleave([scripted("a", warmUpThenFive, [])], { rounds: 5, milliseconds: 1 });
  expect(timing).toEqual({ samples: [4, 2, 6, 3, 8], minimum: 2, median: 4, spread: 3 });
});

test("example: an even number of rounds has its median between the middle two", async () => {
  const [timing] = await interleave([scripted("a", [9, 4, 2, 6, 3], [])], { rounds: 4, milliseconds: 1 });
  expect(timing.median).toBe(3.5);
});

test("for every round: each candidate has its turn before any has another", async () => {
  const log = [];
  const candidates = ["a", "b", "c"].map((name) => scripted(name, [5], log));
  await interleave(candidates, { rounds: 3, milliseconds: 1 });
  expect(log.slice(-9).join("")).toBe("abcabcabc");
});

test("for every short run: a sample is made of so many that it takes about as long as asked", async () => {
  for (const milliseconds of [0.001, 0.03, 0.5]) {
    const samples = [];
    const time = (calls) => {
      samples.push(calls * milliseconds);
      return calls * milliseconds;
    };
    const [timing] = await interleave([{ name: "a", time }], { rounds: 5, milliseconds: 20 });
    const [uncounted, sample] = samples.slice(-2); // a single run comes before each sample
    expect(uncounted).toBe(milliseconds);
    expect(sample).toBeCloseTo(20, 0);
    expect(timing.minimum).toBeCloseTo(milliseconds);
  }
});

test("example: a clock too coarse to see one run is asked for more of them", async () => {
  const coarse = (calls) => Math.floor(calls * 0.01);
  const [timing] = await interleave([{ name: "a", time: coarse }], { rounds: 5, milliseconds: 10 });
  expect(Math.abs(timing.minimum / 0.01 - 1)).toBeLessThan(0.1);
});
