import { eachGroup, groupsAsColumns, groupsAsRows, type Quantizer } from "@equal-bits/core";
import { expect, test } from "vitest";

const bySign: Quantizer = {
  name: "by-sign",
  levels: 2,
  assign: (weights, out) => {
    weights.forEach((weight, i) => {
      out[i] = weight >= 0 ? 1 : 0;
    });
    return out;
  },
  values: (weights) => [Math.min(...weights), Math.max(...weights)],
};

test("example: each column comes with its levels and what they are worth", () => {
  const taken: unknown[] = [];
  eachGroup(bySign, Float32Array.of(1, -20, -2, 10), groupsAsColumns(2, 2), (group, levels, values) => {
    taken.push([group, [...levels], values]);
  });
  expect(taken).toEqual([
    [0, [1, 0], [-2, 1]],
    [1, [0, 1], [-20, 10]],
  ]);
});

test("without weights nothing is taken, and no quantizer is asked", () => {
  const never = (): never => {
    throw new Error("asked");
  };
  const deaf: Quantizer = { name: "deaf", levels: 2, assign: never, values: never };
  eachGroup(deaf, new Float32Array(0), groupsAsRows(3, 0), never);
});

test("NaN, a length that does not fit, and values that are too few are refused before anything is taken", () => {
  const never = (): never => {
    throw new Error("taken");
  };
  const rows = groupsAsRows(1, 2);
  expect(() => eachGroup(bySign, Float32Array.of(1, Number.NaN), rows, never)).toThrow("got NaN at index 1");
  expect(() => eachGroup(bySign, Float32Array.of(1), rows, never)).toThrow("groups × size");
  const short: Quantizer = { ...bySign, values: () => [1] };
  expect(() => eachGroup(short, Float32Array.of(1, 2), rows, never)).toThrow(
    "the values of by-sign must be 2 finite numbers, got [1]",
  );
});
