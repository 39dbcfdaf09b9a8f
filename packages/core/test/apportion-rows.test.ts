import { apportion, apportionRows, DomainError } from "@equal-bits/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fractions, sizes } from "./exact-fractions.js";

const runs = { numRuns: 1500 };
const rowCounts = fc.oneof(fc.nat(4), fc.nat(70));

describe("apportionRows", () => {
  test("for every layer: each row sums to its size, with every count less than 1 away from its share", () => {
    fc.assert(
      fc.property(rowCounts, sizes, fractions(), (rows, size, { parts, whole }) => {
        const counts = table(rows, size, parts, whole);
        expect(counts.length).toBe(rows);
        for (const row of counts) {
          expect(total(row)).toBe(size);
          row.forEach((count, level) => {
            const away = BigInt(count) * BigInt(whole) - BigInt(parts[level]) * BigInt(size); // in 1 / whole
            expect(away > -whole && away < whole).toBe(true);
          });
        }
      }),
      runs,
    );
  });

  test("for every layer: the rows together are the apportionment of the whole layer", () => {
    fc.assert(
      fc.property(rowCounts, sizes, fractions(), (rows, size, { parts, whole }) => {
        const shares = parts.map((part) => part / whole);
        const layer = parts.map((_, level) =>
          total(table(rows, size, parts, whole).map((row) => row[level])),
        );
        expect(layer).toEqual(apportion(rows * size, shares));
      }),
      runs,
    );
  });

  test("for every single row: equals apportion", () => {
    fc.assert(
      fc.property(sizes, fractions(), (size, { parts, whole }) => {
        const shares = parts.map((part) => part / whole);
        expect([...apportionRows(1, size, shares)]).toEqual(apportion(size, shares));
      }),
      runs,
    );
  });

  test("example: half of 9 weights is 5 and 4 in turn, so the layer is exact", () => {
    expect([...apportionRows(4, 9, [0.5, 0.5])]).toEqual([5, 4, 5, 4, 4, 5, 4, 5]);
  });

  test("example: three rows of 4 over thirds get each level's extra weight once", () => {
    expect([...apportionRows(3, 4, [1 / 3, 1 / 3, 1 / 3])]).toEqual([2, 1, 1, 1, 2, 1, 1, 1, 2]);
  });

  test("example: no rows, or rows of nothing", () => {
    expect([...apportionRows(0, 9, [0.5, 0.5])]).toEqual([]);
    expect([...apportionRows(2, 0, [0.5, 0.5])]).toEqual([0, 0, 0, 0]);
  });

  test.each([-1, 1.5, Number.NaN])("%s rows, or a size of it, is refused", (number) => {
    expect(() => apportionRows(number, 9, [0.5, 0.5])).toThrow(DomainError);
    expect(() => apportionRows(number, 9, [0.5, 0.5])).toThrow(
      `rows must be a whole number ≥ 0, got ${number}`,
    );
    expect(() => apportionRows(4, number, [0.5, 0.5])).toThrow(
      `size must be a whole number ≥ 0, got ${number}`,
    );
  });

  test("shares that are no distribution are refused", () => {
    expect(() => apportionRows(4, 9, [0.5, 0.4])).toThrow(DomainError);
  });
});

function table(rows: number, size: number, parts: readonly number[], whole: number): number[][] {
  const shares = parts.map((part) => part / whole);
  const counts = [...apportionRows(rows, size, shares)];
  return Array.from({ length: rows }, (_, row) => counts.slice(row * parts.length, (row + 1) * parts.length));
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
