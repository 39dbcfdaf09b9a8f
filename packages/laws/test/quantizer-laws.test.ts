import { apportion, type Quantizer, requireFinite, ShapeError } from "@equal-bits/core";
import { levelsByRank, quantizerLaws } from "@equal-bits/laws";
import { expect, test } from "vitest";

/** A plain, right rule, by sorting: the laws must pass it. */
function half(): Quantizer {
  const counts = (size: number) => apportion(size, [0.5, 0.5]);
  return {
    name: "half",
    levels: 2,
    counts,
    assign: (weights, out) => {
      requireSameLength(weights, out);
      requireFinite(weights, "weights");
      out.set(levelsByRank(weights, counts(weights.length)));
      return out;
    },
    values: () => [-1, 1],
  };
}

function requireSameLength(weights: Float32Array, out: Uint8Array): void {
  if (weights.length !== out.length)
    throw new ShapeError(`out must have ${weights.length} values, got ${out.length}`);
}

function broken(quantizer: Quantizer, shares = [0.5, 0.5]): string[] {
  return quantizerLaws(quantizer, { seed: 1, shares })
    .filter((law) => {
      try {
        law.check();
        return false;
      } catch {
        return true;
      }
    })
    .map((law) => law.name);
}

test("for a right rule: no law is broken", () => {
  expect(broken(half())).toEqual([]);
});

test("for a median threshold, wrong under ties: the histogram law is broken", () => {
  const median: Quantizer = {
    ...half(),
    assign: (weights, out) => {
      requireSameLength(weights, out);
      requireFinite(weights, "weights");
      const cut = weights.toSorted()[Math.floor(weights.length / 2)];
      weights.forEach((weight, i) => {
        out[i] = weight >= cut ? 1 : 0;
      });
      return out;
    },
  };
  expect(broken(median)).toContain("for every group: the histogram is exactly the promised counts");
});

test("for a floor in the place of apportion: the law of counts is broken", () => {
  const counts = (size: number) => [size - Math.floor(0.29 * size), Math.floor(0.29 * size)];
  const floored: Quantizer = {
    ...half(),
    counts,
    assign: (weights, out) => {
      requireSameLength(weights, out);
      requireFinite(weights, "weights");
      out.set(levelsByRank(weights, counts(weights.length)));
      return out;
    },
  };
  expect(broken(floored, [0.71, 0.29])).toEqual([
    "for every size: the counts are apportion(size, [0.71, 0.29])",
  ]);
});

test("for a floor in assign alone: the histogram law is broken", () => {
  const floored: Quantizer = {
    ...half(),
    assign: (weights, out) => {
      requireSameLength(weights, out);
      requireFinite(weights, "weights");
      const top = Math.floor(weights.length / 2);
      out.set(levelsByRank(weights, [weights.length - top, top]));
      return out;
    },
  };
  expect(broken(floored)).toContain("for every group: the histogram is exactly the promised counts");
});

test("for a rule that takes the last of equal weights: the law of order is broken", () => {
  const last: Quantizer = {
    ...half(),
    assign: (weights, out) => {
      requireSameLength(weights, out);
      requireFinite(weights, "weights");
      const levels = levelsByRank(weights.toReversed(), counts(weights.length));
      out.set(levels.reverse());
      return out;
    },
  };
  const counts = (size: number) => apportion(size, [0.5, 0.5]);
  expect(broken(last)).toEqual([
    "for every group: levels go by rank, and among equal weights the earlier one gets the higher level",
  ]);
});

test("for a rule that lets NaN through: the law of refusal is broken", () => {
  const blind: Quantizer = {
    ...half(),
    assign: (weights, out) => {
      requireSameLength(weights, out);
      out.set(levelsByRank(weights, apportion(weights.length, [0.5, 0.5])));
      return out;
    },
  };
  expect(broken(blind)).toEqual([
    "for every group with a NaN or an infinity: it is refused with its index, before anything is written",
  ]);
});

test("for a rule with descending values: the law of values is broken", () => {
  expect(broken({ ...half(), values: () => [1, -1] })).toContain(
    "for every group: the values are K finite numbers in ascending order",
  );
});
