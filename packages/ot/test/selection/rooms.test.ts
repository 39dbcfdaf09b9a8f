import fc from "fast-check";
import { expect, test } from "vitest";
import { roomsFor } from "../../src/selection/rooms.js";

test("for every size: two rooms of one length, a power of two", () => {
  fc.assert(
    fc.property(fc.nat({ max: 3_000_000 }), (size) => {
      const { room, spare } = roomsFor(size);
      expect(room === spare).toBe(false);
      expect(room.length).toBe(spare.length);
      expect(Math.log2(room.length) % 1).toBe(0);
    }),
    { numRuns: 200 },
  );
});

test("for every long group: the rooms take a vanishing part of its memory", () => {
  const part = (size: number): number => (2 * roomsFor(size).room.length) / size;
  expect(part(100_000)).toBeLessThan(0.4);
  expect(part(1_000_000)).toBeLessThan(0.2);
  expect(part(25_000_000)).toBeLessThan(0.05);
  expect(part(100_000_000)).toBeLessThan(0.05);
});

test("for every two short groups: the rooms are the same, so that nothing is allocated", () => {
  expect(roomsFor(576).room === roomsFor(16_384).room).toBe(true);
});
