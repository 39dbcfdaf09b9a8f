import { groupsAsRows, NonFiniteError, ShapeError } from "@equal-bits/core";
import { latentWeights } from "@equal-bits/laws";
import { pruneNetwork, randomScore } from "@equal-bits/pruning";
import fc from "fast-check";
import { expect, test } from "vitest";

const layerOf = (weights: Float32Array) => ({ weights, filters: groupsAsRows(1, weights.length) });

test("example: one budget of half takes all of a weak layer and none of a strong one", () => {
  const masks = pruneNetwork([layerOf(Float32Array.of(1, 2)), layerOf(Float32Array.of(-9, 8))], 0.5);
  expect(masks.map((mask) => [...mask])).toEqual([
    [0, 0],
    [1, 1],
  ]);
});

test("for every network: exactly the share is pruned, and no pruned weight is greater than a kept one", () => {
  fc.assert(
    fc.property(
      fc.array(latentWeights({ longest: 30 }), { maxLength: 4 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (all, sparsity) => {
        const masks = pruneNetwork(all.map(layerOf), sparsity);
        const total = all.reduce((sum, { length }) => sum + length, 0);
        const zeros = masks.reduce((sum, mask) => sum + mask.filter((mark) => mark === 0).length, 0);
        expect(Math.abs(zeros - sparsity * total)).toBeLessThanOrEqual(0.5 + 1e-9);
        const [kept, pruned] = [1, 0].map((side) =>
          all.flatMap((weights, i) => [...weights].map(Math.abs).filter((_, at) => masks[i][at] === side)),
        );
        expect(Math.min(Infinity, ...kept)).toBeGreaterThanOrEqual(Math.max(-Infinity, ...pruned));
      },
    ),
  );
});

test("example: of equal weights the later layer is pruned", () => {
  const ones = layerOf(new Float32Array(2).fill(1));
  expect(pruneNetwork([ones, ones], 0.5).map((mask) => [...mask])).toEqual([
    [1, 1],
    [0, 0],
  ]);
});

test("example: another score than magnitude", () => {
  const masks = pruneNetwork([layerOf(new Float32Array(50))], 0.5, { score: randomScore(1) });
  expect(masks[0].slice(0, 25).some((mark) => mark === 0)).toBe(true);
});

test("a layer that is not finite, or does not fill its filters, is refused by its number", () => {
  const good = layerOf(Float32Array.of(1));
  expect(() => pruneNetwork([good, layerOf(Float32Array.of(Number.NaN))], 0.5)).toThrow(NonFiniteError);
  expect(() => pruneNetwork([good, layerOf(Float32Array.of(Number.NaN))], 0.5)).toThrow("layer 1");
  expect(() => pruneNetwork([{ ...good, filters: groupsAsRows(1, 2) }], 0.5)).toThrow(ShapeError);
  expect(() => pruneNetwork([good], 2)).toThrow("sparsity must be");
});
