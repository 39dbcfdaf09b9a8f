import {
  apportion,
  groupsAsRows,
  requireAtoms,
  requireCount,
  requireCounts,
  requireGroupCounts,
  requireLevels,
  requireSameLength,
  requireTopCounts,
} from "@equal-bits/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fractions, sizes } from "./exact-fractions.js";

const NOT_WHOLE = [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY];

/** What a call throws, as its code; undefined if it throws nothing. */
function codeOf(call: () => void): string | undefined {
  try {
    call();
    return undefined;
  } catch (error) {
    return String(Reflect.get(Object(error), "code"));
  }
}

describe("requireCounts", () => {
  test("for every size and shares: what apportion gives passes, and one weight more or less on a level is refused", () => {
    fc.assert(
      fc.property(fractions(), sizes, fc.nat(), ({ parts, whole }, size, place) => {
        const counts = apportion(
          size,
          parts.map((part) => part / whole),
        );
        expect(codeOf(() => requireCounts(counts, size))).toBeUndefined();
        const level = place % counts.length;
        const more = counts.with(level, counts[level] + 1);
        expect(codeOf(() => requireCounts(more, size))).toBe(more[level] > size ? "DOMAIN" : "MASS_MISMATCH");
        const less = counts.with(level, counts[level] - 1);
        expect(codeOf(() => requireCounts(less, size))).toBe(less[level] < 0 ? "DOMAIN" : "MASS_MISMATCH");
      }),
    );
  });

  test("a sum that is not the size is refused with what gives one", () => {
    expect(() => requireCounts([1, 1], 3)).toThrow(
      "counts must sum to 3, the number of weights, got 2; apportion(3, shares) gives counts that do",
    );
  });

  test.each(NOT_WHOLE)("a count of %s is refused with its level", (bad) => {
    expect(codeOf(() => requireCounts([2, bad], 2))).toBe("DOMAIN");
    expect(() => requireCounts([2, bad], 2)).toThrow(
      `counts[1] must be a whole number from 0 to 2, the number of weights, got ${bad}`,
    );
  });

  test("no levels, and more than a byte tells apart, are refused", () => {
    expect(() => requireCounts([], 0)).toThrow("counts must have 1 to 256 levels, got 0");
    expect(() => requireCounts(new Uint8Array(257), 0)).toThrow("counts must have 1 to 256 levels, got 257");
    expect(codeOf(() => requireCounts(new Uint8Array(256), 0))).toBeUndefined();
  });
});

describe("requireCount and requireLevels", () => {
  test("example: both ends of the range pass, what lies beyond is refused", () => {
    for (const count of [0, 5]) expect(codeOf(() => requireCount(count, 5, "count"))).toBeUndefined();
    for (const count of [-1, 6]) expect(codeOf(() => requireCount(count, 5, "count"))).toBe("DOMAIN");
    for (const levels of [1, 256]) expect(codeOf(() => requireLevels(levels, "atoms"))).toBeUndefined();
    for (const levels of [0, 257, Number.NaN])
      expect(codeOf(() => requireLevels(levels, "atoms"))).toBe("DOMAIN");
  });
});

describe("requireAtoms", () => {
  test("for every ascending atoms, ties, ±0 and subnormals among them: pass; the other way round only if all are equal", () => {
    const atom = fc.oneof(
      fc.float({ noNaN: true, noDefaultInfinity: true }),
      fc.constantFrom(0, -0, 2 ** -149, -1, 1),
    );
    fc.assert(
      fc.property(fc.array(atom, { minLength: 1, maxLength: 9 }), (drawn) => {
        const atoms = drawn.sort((a, b) => a - b);
        expect(codeOf(() => requireAtoms(atoms, atoms.length))).toBeUndefined();
        const equal = atoms[0] === atoms[atoms.length - 1];
        expect(codeOf(() => requireAtoms(atoms.toReversed(), atoms.length))).toBe(
          equal ? undefined : "DOMAIN",
        );
      }),
    );
  });

  test("another number of atoms than of counts, or of what is named, is refused", () => {
    expect(codeOf(() => requireAtoms([-1, 1], 3))).toBe("SHAPE");
    expect(() => requireAtoms([-1, 1], 3)).toThrow("atoms must be as many as counts, 3, got 2");
    expect(() => requireAtoms([-1, 1], 3, "shares")).toThrow("atoms must be as many as shares, 3, got 2");
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY, 1e39])("an atom of %s, no float32, is refused", (bad) => {
    expect(() => requireAtoms([-1, bad], 2)).toThrow(
      `atoms must be finite as float32 and ascending, got [-1, ${bad}]`,
    );
  });
});

describe("requireTopCounts and requireGroupCounts", () => {
  const layout = groupsAsRows(2, 3);

  test("example: one count for each of two groups, and a histogram for each", () => {
    expect(codeOf(() => requireTopCounts([0, 3], layout))).toBeUndefined();
    expect(codeOf(() => requireGroupCounts([-1, 1], Int32Array.of(1, 2, 3, 0), layout))).toBeUndefined();
  });

  test.each(NOT_WHOLE)("a count of %s is refused with its group", (bad) => {
    expect(() => requireTopCounts([1, bad], layout)).toThrow("counts[1] must be a whole number from 0 to 3");
  });

  test("another number of counts than groups have is refused", () => {
    for (const counts of [[1], [1, 2, 3]])
      expect(codeOf(() => requireTopCounts(counts, layout))).toBe("SHAPE");
    expect(() => requireGroupCounts([-1, 1], Int32Array.of(1, 2), layout)).toThrow(
      "counts must have groups × levels = 2 × 2 entries, got 2",
    );
  });

  test("no atoms are refused, of no group too", () => {
    for (const groups of [0, 2])
      expect(() => requireGroupCounts([], new Int32Array(0), groupsAsRows(groups, 0))).toThrow(
        "atoms must be at least one, got none",
      );
  });

  test("a later group whose counts do not sum to its size is refused", () => {
    expect(codeOf(() => requireGroupCounts([-1, 1], Int32Array.of(1, 2, 2, 2), layout))).toBe(
      "MASS_MISMATCH",
    );
  });
});

test("an array of another length than the weights is refused by name", () => {
  expect(codeOf(() => requireSameLength(3, 3, "out"))).toBeUndefined();
  expect(codeOf(() => requireSameLength(2, 3, "out"))).toBe("SHAPE");
  expect(() => requireSameLength(2, 3, "out")).toThrow("out must have the 3 values of weights, got 2");
});
