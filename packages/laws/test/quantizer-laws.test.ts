import { apportion, apportionRows, type Quantizer, requireFinite, ShapeError } from "@equal-bits/core";
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

/** Half of the layer exactly, so groups of an odd size differ. */
function layerHalf(): Quantizer {
  return {
    ...half(),
    layerCounts: (groups, size) => apportionRows(groups, size, [0.5, 0.5]),
    assign: (weights, out, counts = apportion(weights.length, [0.5, 0.5])) => {
      requireSameLength(weights, out);
      requireFinite(weights, "weights");
      out.set(levelsByRank(weights, Array.from(counts)));
      return out;
    },
  };
}

test("for a right rule with exact totals: no law is broken", () => {
  expect(broken(layerHalf())).toEqual([]);
});

test("for a rule that rounds every group alone: the law of the layer's total is broken", () => {
  const alone = (groups: number, size: number): Int32Array =>
    Int32Array.from(new Array<readonly number[]>(groups).fill(apportion(size, [0.5, 0.5])).flat());
  expect(broken({ ...layerHalf(), layerCounts: alone })).toEqual([
    "for every layer: the layer's total is apportion(groups * size, [0.5, 0.5])",
  ]);
});

test("for a rule that puts all of a layer's rounding into one group: the laws of groups are broken", () => {
  const heaped = (groups: number, size: number): Int32Array => {
    const rows = new Int32Array(2 * groups);
    const [low, high] = apportion(groups * size, [0.5, 0.5]);
    for (let group = 0; group < groups; group++)
      rows.set([Math.floor(size / 2), Math.ceil(size / 2)], 2 * group);
    if (groups > 0) {
      rows[0] = low - Math.floor(size / 2) * (groups - 1);
      rows[1] = high - Math.ceil(size / 2) * (groups - 1);
    }
    return rows;
  };
  const names = broken({ ...layerHalf(), layerCounts: heaped });
  expect(names).toContain("for every layer: the counts of two groups differ by 1 at most");
  expect(names).toContain("for every layer: each group's counts are less than 1 from [0.5, 0.5] of its size");
});

test("for a rule that does not look at the counts it is given: the law of given counts is broken", () => {
  const deaf: Quantizer = { ...layerHalf(), assign: half().assign };
  expect(broken(deaf)).toEqual([
    "for every group: a group that is given counts of the layer has exactly those, by rank",
  ]);
});

test("for a rule made for one size: no law asks for another, however large it is", () => {
  for (const size of [1, 5, 90]) {
    const only: Quantizer = {
      ...half(),
      counts: (asked) => {
        if (asked !== size) throw new Error(`asked for ${asked}`);
        return apportion(size, [0.5, 0.5]);
      },
    };
    const assigned: Quantizer = {
      ...only,
      assign: (weights, out) => {
        requireSameLength(weights, out);
        requireFinite(weights, "weights");
        out.set(levelsByRank(weights, only.counts?.(weights.length) ?? []));
        return out;
      },
    };
    const failed = quantizerLaws(assigned, { seed: 1, size, cases: 50 }).filter((law) => {
      try {
        law.check();
        return false;
      } catch {
        return true;
      }
    });
    expect(failed.map(({ name }) => name)).toEqual([]);
  }
});

test("for a rule with descending values: the law of values is broken", () => {
  expect(broken({ ...half(), values: () => [1, -1] })).toContain(
    "for every group: the values are K finite numbers in ascending order",
  );
});
