import { DomainError, ShapeError } from "@equal-bits/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { batchLabels } from "../src/index.js";
import { imageSets } from "./encode.js";

test("for every set and indices: the label of each index", () => {
  const setAndIndices = imageSets({ minimum: 1 }).chain((set) =>
    fc.tuple(fc.constant(set), fc.array(fc.nat(set.count - 1))),
  );
  fc.assert(
    fc.property(setAndIndices, ([set, indices]) => {
      const out = batchLabels(set, indices, new Int32Array(indices.length));
      expect([...out]).toEqual(indices.map((index) => set.labels[index]));
    }),
  );
});

const [set] = fc.sample(imageSets({ minimum: 2 }), 1);

test("example: labels 7 and 4, gathered backwards with a repeat", () => {
  const labels = Uint8Array.from({ length: set.count }, (_, index) => 7 - 3 * Math.min(index, 1));
  expect([...batchLabels({ ...set, labels }, [1, 0, 1], new Uint8Array(3))]).toEqual([4, 7, 4]);
});

test("an index outside the set, or an out of the wrong length, is refused", () => {
  expect(() => batchLabels(set, [set.count], new Int32Array(1))).toThrow(DomainError);
  expect(() => batchLabels(set, [0], new Int32Array(2))).toThrow(ShapeError);
});
