import { constantSparsity, oneShot, polynomialSparsity, type SparsitySchedule } from "@equal-bits/pruning";
import fc from "fast-check";
import { expect, test } from "vitest";

const updates = (schedule: SparsitySchedule, steps: number): number[] =>
  Array.from({ length: steps }, (_, step) => step).filter((step) => schedule.updatesAt(step));

test("example: the cubic from 0 to 0.8 between steps 100 and 300", () => {
  const schedule = polynomialSparsity({ to: 0.8, begin: 100, end: 300, frequency: 80 });
  expect([0, 99, 100, 200, 300, 999].map(schedule.sparsityAt)).toEqual([
    0, 0, 0, 0.7000000000000001, 0.8, 0.8,
  ]);
  expect(updates(schedule, 500)).toEqual([100, 180, 260, 300]); // the end is a last mask, whatever the frequency
});

test("example: a constant share from step 10 on, every five steps, until 20", () => {
  const schedule = constantSparsity(0.5, { begin: 10, end: 20, frequency: 5 });
  expect([0, 9, 10, 25].map(schedule.sparsityAt)).toEqual([0, 0, 0.5, 0.5]);
  expect(updates(schedule, 40)).toEqual([10, 15, 20]);
});

test("example: one shot makes one mask", () => {
  expect(updates(oneShot(0.9, 7), 300)).toEqual([7]);
  expect(oneShot(0.9).sparsityAt(0)).toBe(0.9);
  expect(oneShot(0.9, 7).name).toBe("one-shot(0.9; at 7)");
});

test("for every polynomial: the share never falls, and stays between its ends", () => {
  fc.assert(
    fc.property(fc.nat(50), fc.nat(200), fc.double({ min: 0, max: 1, noNaN: true }), (begin, length, to) => {
      const { sparsityAt } = polynomialSparsity({ to, begin, end: begin + length });
      let before = 0;
      for (let step = 0; step < begin + length + 5; step++) {
        const now = sparsityAt(step);
        expect(now).toBeGreaterThanOrEqual(before);
        expect(now).toBeLessThanOrEqual(to);
        before = now;
      }
      expect(before).toBe(to);
    }),
  );
});

test("bad numbers are refused where they are written, and bad steps when asked", () => {
  expect(() => polynomialSparsity({ to: 1.2, end: 5 })).toThrow("to must be a number from 0 to 1");
  expect(() => polynomialSparsity({ from: -1, to: 1, end: 5 })).toThrow("from must be");
  expect(() => polynomialSparsity({ to: 1, begin: 9, end: 5 })).toThrow("end must be a whole number ≥ 9");
  expect(() => constantSparsity(0.5, { frequency: 0 })).toThrow("frequency must be a whole number ≥ 1");
  expect(() => constantSparsity(0.5, { begin: 0.5 })).toThrow("begin must be");
  expect(() => oneShot(0.5, -1)).toThrow("begin must be");
  for (const { sparsityAt } of [oneShot(0.5, 2), polynomialSparsity({ to: 1, begin: 2, end: 5 })]) {
    expect(() => sparsityAt(-1)).toThrow("step must be ≥ 0");
    expect(() => sparsityAt(Number.NaN)).toThrow("step must be ≥ 0");
  }
});
