import { groupsAsColumns, groupsAsRows, perGroup, perTensor, ShapeError } from "@equal-bits/core";
import { latentWeights } from "@equal-bits/laws";
import { magnitude } from "@equal-bits/pruning";
import fc from "fast-check";
import { expect, test } from "vitest";

test("example: two of four are pruned, the least in magnitude, whatever their sign", () => {
  const kept = magnitude(0.5).mask(Float32Array.of(-3, 0.5, 1, -0.1), groupsAsRows(1, 4), new Uint8Array(4));
  expect([...kept]).toEqual([1, 0, 1, 0]);
});

test("example: of weights ±1, where a threshold prunes all or none, exactly half is pruned, the later ones", () => {
  const weights = Float32Array.of(1, -1, -1, 1, 1, -1);
  const kept = magnitude(0.5).mask(weights, groupsAsRows(1, 6), new Uint8Array(6));
  expect([...kept]).toEqual([1, 1, 1, 0, 0, 0]);
});

test("example: over the layer one filter may keep more than another", () => {
  const weights = Float32Array.of(5, 6, 1, 2);
  const rule = magnitude(0.5, { granularity: perTensor() });
  expect(rule.name).toBe("tensor-magnitude(0.5)");
  expect([...rule.mask(weights, groupsAsRows(2, 2), new Uint8Array(4))]).toEqual([1, 1, 0, 0]);
});

test("example: three filters of three weights keep 2, 1 and 2 at a half where the layer's total is exact", () => {
  const rule = magnitude(0.5, { exactTotal: true });
  expect([...rule.budget(groupsAsRows(3, 3)).kept].reduce((a, b) => a + b)).toBe(5); // 4.5, half a weight is kept
  expect([...magnitude(0.5).budget(groupsAsRows(3, 3)).kept]).toEqual([2, 2, 2]);
});

test("for every filter: no pruned weight is greater in magnitude than a kept one, and none equal stands before one", () => {
  fc.assert(
    fc.property(
      latentWeights({ longest: 40 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (weights, sparsity) => {
        const kept = magnitude(sparsity).mask(
          weights,
          groupsAsRows(1, weights.length),
          new Uint8Array(weights.length),
        );
        const order = [...weights.keys()].sort(
          (a, b) => Math.abs(weights[b]) - Math.abs(weights[a]) || a - b,
        );
        const first = order.findIndex((at) => kept[at] === 0);
        if (first !== -1) expect(order.slice(first).every((at) => kept[at] === 0)).toBe(true);
      },
    ),
  );
});

test("for every layer: filters as columns keep what the same filters keep as rows", () => {
  fc.assert(
    fc.property(latentWeights({ shortest: 12, longest: 12 }), (weights) => {
      const rows = magnitude(0.4).mask(weights, groupsAsRows(3, 4), new Uint8Array(12));
      const across = weights.map((_, at) => weights[(at % 3) * 4 + Math.floor(at / 3)]);
      const columns = magnitude(0.4).mask(across, groupsAsColumns(3, 4), new Uint8Array(12));
      expect([...columns]).toEqual([...rows].map((_, at) => rows[(at % 3) * 4 + Math.floor(at / 3)]));
    }),
  );
});

test("a sparsity out of range is refused where it is written, and a block that does not divide a filter", () => {
  for (const sparsity of [-0.1, 1.1, Number.NaN, "0.5" as never])
    expect(() => magnitude(sparsity)).toThrow("sparsity must be a number from 0 to 1");
  const rule = magnitude(0.5, { granularity: perGroup(3) });
  expect(rule.name).toBe("magnitude(0.5; groups of 3)");
  expect(() => rule.mask(new Float32Array(4), groupsAsRows(1, 4), new Uint8Array(4))).toThrow(ShapeError);
});
