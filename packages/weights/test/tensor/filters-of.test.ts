import { groupsOf, perFilter } from "@equal-bits/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { filtersOf } from "../../src/index.js";

test("for every shape: along the last axis as core has it, along the first as rows", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 5 }), (shape) => {
      expect(filtersOf({ name: "kernel", shape }, "last")).toEqual(groupsOf(shape, perFilter()));
      const size = shape.slice(1).reduce((product, axis) => product * axis, 1);
      expect(filtersOf({ name: "kernel", shape }, "first")).toEqual({
        groups: shape[0],
        size,
        interleave: 1,
      });
    }),
  );
});

test("example: a depthwise kernel of tfjs has a filter for each input and multiplier", () => {
  const shape = [3, 3, 8, 2];
  for (const name of ["conv/depthwise_kernel", "conv/depthwise_codes"])
    expect(filtersOf({ name: name, shape }, "last")).toEqual({ groups: 16, size: 9, interleave: 16 });
  expect(filtersOf({ name: "conv/kernel", shape }, "last")).toEqual({ groups: 2, size: 72, interleave: 2 });
});
