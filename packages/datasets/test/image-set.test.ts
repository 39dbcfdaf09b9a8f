import { DomainError } from "@equal-bits/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { firstImages } from "../src/index.js";
import { imageSets } from "./encode.js";

test("for every set and limit: the first images, and no more than there are", () => {
  fc.assert(
    fc.property(imageSets({ channels: 3 }), fc.integer({ min: 1, max: 6 }), (set, limit) => {
      const taken = firstImages(set, limit);
      const size = set.height * set.width * 3;
      expect(taken.count).toBe(Math.min(limit, set.count));
      expect([...taken.labels]).toEqual([...set.labels].slice(0, limit));
      expect([...taken.images]).toEqual([...set.images].slice(0, limit * size));
    }),
  );
});

test("for every limit below the count: a copy that does not hold on to the whole set", () => {
  fc.assert(
    fc.property(imageSets({ minimum: 2 }), (set) => {
      const taken = firstImages(set, 1);
      expect(taken.images.buffer.byteLength).toBe(set.height * set.width);
    }),
  );
});

test("a limit that is no whole number ≥ 1 is refused", () => {
  const [set] = fc.sample(imageSets(), 1);
  for (const limit of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])
    expect(() => firstImages(set, limit)).toThrow(DomainError);
});
