import {
  DomainError,
  granularityFrom,
  groupsAsColumns,
  groupsAsRows,
  groupsIn,
  groupsOf,
  perFilter,
  perGroup,
  perTensor,
  readGroup,
  requireLayout,
  ShapeError,
} from "@equal-bits/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

const runs = { numRuns: 1000 };
const shapes = fc.array(fc.nat(4), { maxLength: 4 });

describe("groupsOf", () => {
  test("for every shape and granularity: the layout fits the tensor", () => {
    fc.assert(
      fc.property(shapes, fc.integer({ min: 1, max: 3 }), (shape, size) => {
        const whole = [perTensor(), perFilter(), ...(fanIn(shape) % size === 0 ? [perGroup(size)] : [])];
        for (const granularity of whole)
          expect(() => requireLayout(product(shape), groupsOf(shape, granularity), "tensor")).not.toThrow();
      }),
      runs,
    );
  });

  test("for every shape: filter f is every place whose last index is f, in fan-in order", () => {
    fc.assert(
      fc.property(shapes, (shape) => {
        const layout = groupsOf(shape, perFilter());
        const filters = shape.at(-1) ?? 1;
        const places = Float32Array.from({ length: product(shape) }, (_, at) => at);
        expect(layout.groups).toBe(filters);
        for (let filter = 0; filter < filters; filter++) {
          const group = readGroup(places, layout, filter, new Float32Array(layout.size));
          expect([...group]).toEqual([...places].filter((at) => at % filters === filter));
        }
      }),
      runs,
    );
  });

  test("for every shape and divisor: a group is a run of one filter, in fan-in order", () => {
    fc.assert(
      fc.property(shapes, fc.integer({ min: 1, max: 3 }), (shape, size) => {
        fc.pre(fanIn(shape) % size === 0 && product(shape) > 0);
        const layout = groupsOf(shape, perGroup(size));
        const filters = shape.at(-1) ?? 1;
        const places = Float32Array.from({ length: product(shape) }, (_, at) => at);
        for (let group = 0; group < layout.groups; group++) {
          const first = Math.floor(group / filters) * size * filters + (group % filters);
          const run = Array.from({ length: size }, (_, i) => first + i * filters);
          expect([...readGroup(places, layout, group, new Float32Array(size))]).toEqual(run);
        }
      }),
      runs,
    );
  });

  test("example: a 3×3 convolution of 16 channels to 32 filters", () => {
    const shape = [3, 3, 16, 32];
    expect(groupsOf(shape, perTensor())).toEqual({ groups: 1, size: 4608, interleave: 1 });
    expect(groupsOf(shape, perFilter())).toEqual({ groups: 32, size: 144, interleave: 32 });
    expect(groupsOf(shape, perGroup(16))).toEqual({ groups: 288, size: 16, interleave: 32 });
  });

  test("example: a scalar is one filter of one weight, a vector a row of such filters", () => {
    expect(groupsOf([], perFilter())).toEqual({ groups: 1, size: 1, interleave: 1 });
    expect(groupsOf([5], perFilter())).toEqual({ groups: 5, size: 1, interleave: 5 });
  });

  test("a group size that does not divide the fan-in is refused", () => {
    expect(() => groupsOf([3, 3, 2], perGroup(4))).toThrow(ShapeError);
    expect(() => groupsOf([3, 3, 2], perGroup(4))).toThrow(
      "group size must divide the fan-in 9 of shape [3, 3, 2], got 4",
    );
  });

  test.each([[[-3, 2]], [[3.5, 2]], [[3, Number.NaN]]])("the shape %j is refused", (shape) => {
    for (const granularity of [perTensor(), perFilter(), perGroup(1)])
      expect(() => groupsOf(shape, granularity)).toThrow(DomainError);
  });

  test.each([0, -1, 1.5, Number.NaN])("a hand-made record with group size %s is refused", (size) => {
    expect(() => groupsOf([3, 2], { kind: "perGroup", size })).toThrow(DomainError);
  });
});

describe("granularityFrom", () => {
  test("for every granularity: the same and frozen again, out of JSON", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1 }), (size) => {
        for (const granularity of [perTensor(), perFilter(), perGroup(size)]) {
          const again = granularityFrom(JSON.parse(JSON.stringify(granularity)));
          expect(again).toEqual(granularity);
          expect(Object.isFrozen(again)).toBe(true);
        }
      }),
    );
  });

  test("for every value: a granularity that groupsOf takes, or a DomainError", () => {
    const kinds = fc.constantFrom("perTensor", "perFilter", "perGroup", "perRow");
    const records = fc.record({ kind: fc.oneof(kinds, fc.anything()), size: fc.anything() });
    fc.assert(
      fc.property(fc.oneof(fc.anything(), records), (value) => {
        const granularity = unlessRefused(() => granularityFrom(value));
        if (granularity !== null) expect(() => groupsOf([0, 2], granularity)).not.toThrow();
      }),
      runs,
    );
  });

  test("example: of a record, only what a granularity has is kept", () => {
    expect(granularityFrom({ kind: "perFilter", size: 3, of: "mine" })).toEqual({ kind: "perFilter" });
  });

  test.each<[unknown, string]>([
    [null, "null"],
    [undefined, "undefined"],
    ["perFilter", '"perFilter"'],
    [{}, "kind undefined"],
    [{ kind: "perRow" }, 'kind "perRow"'],
    [{ kind: { toString: 1 } }, "kind an object"],
  ])("%o is refused", (record, got) => {
    expect(() => granularityFrom(record)).toThrow(DomainError);
    expect(() => granularityFrom(record)).toThrow(
      `granularity must be perTensor(), perFilter() or perGroup(size), got ${got}`,
    );
  });

  test.each<[unknown, string]>([
    [undefined, "undefined"],
    ["9", '"9"'],
    [0.5, "0.5"],
    [0, "0"],
  ])("a group size of %o is refused", (size, got) => {
    expect(() => granularityFrom({ kind: "perGroup", size })).toThrow(DomainError);
    expect(() => granularityFrom({ kind: "perGroup", size })).toThrow(
      `group size must be a whole number ≥ 1, got ${got}`,
    );
  });
});

describe("perTensor, perFilter and perGroup", () => {
  test("example: frozen records", () => {
    expect([perTensor(), perFilter(), perGroup(8)]).toEqual([
      { kind: "perTensor" },
      { kind: "perFilter" },
      { kind: "perGroup", size: 8 },
    ]);
    for (const granularity of [perTensor(), perFilter(), perGroup(8)])
      expect(Object.isFrozen(granularity)).toBe(true);
  });

  test.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])("a group size of %s is refused", (size) => {
    expect(() => perGroup(size)).toThrow(DomainError);
    expect(() => perGroup(size)).toThrow(`group size must be a whole number ≥ 1, got ${size}`);
  });
});

function unlessRefused<T>(work: () => T): T | null {
  try {
    return work();
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}

function product(shape: readonly number[]): number {
  return shape.reduce((all, axis) => all * axis, 1);
}

function fanIn(shape: readonly number[]): number {
  return product(shape.slice(0, -1));
}

test("for every granularity: filters as columns are grouped as the same tensor is", () => {
  for (const granularity of [perTensor(), perFilter(), perGroup(2), perGroup(6)])
    expect(groupsIn(granularity, groupsAsColumns(4, 6))).toEqual(groupsOf([2, 3, 4], granularity));
});

test("example: filters as rows are cut into blocks that follow each other", () => {
  expect(groupsIn(perGroup(3), groupsAsRows(2, 6))).toEqual({ groups: 4, size: 3, interleave: 1 });
  expect(() => groupsIn(perGroup(4), groupsAsRows(2, 6))).toThrow(
    "group size must divide the fan-in 6, got 4",
  );
});
