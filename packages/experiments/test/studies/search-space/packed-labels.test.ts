import { describe, expect, test } from "vitest";
import { labelAt, mergeComplement, packLabels } from "../../../src/studies/search-space/packed-labels.js";

const SIZES = [1, 2, 31, 32, 33, 63, 64, 65, 100];

function packed(labels: readonly number[]): Uint32Array {
  const none = new Float64Array(labels.length);
  return packLabels(Float64Array.from(labels), none, none);
}

function unpacked(words: Uint32Array, points: number): number[] {
  return Array.from({ length: points }, (_, point) => labelAt(words, point));
}

/** Labels without a pattern in them; the first one as wanted. */
function labelsOf(points: number, first: number): number[] {
  return Array.from({ length: points }, (_, i) => (i === 0 ? first : (i * i * 7 + i) % 3 === 0 ? 1 : 0));
}

describe("packLabels", () => {
  test("example: the sum decides, and 0 is not above 0", () => {
    const words = packLabels(
      Float64Array.of(1, 1, -1, 5e-324),
      Float64Array.of(1, -1, 0, 0),
      new Float64Array(4),
    );
    expect([...words]).toEqual([0b1001]);
  });

  test("for every number of points: labels come back", () => {
    for (const points of SIZES) {
      const labels = labelsOf(points, 1);
      expect(unpacked(packed(labels), points)).toEqual(labels);
    }
  });
});

describe("mergeComplement", () => {
  test("for every number of points: labels and their complement become the same words, the labels with 0 in front", () => {
    for (const points of SIZES) {
      const labels = labelsOf(points, 0);
      const turned = labels.map((label) => 1 - label);
      const merged = mergeComplement(packed(turned), points);
      expect(unpacked(merged, points)).toEqual(labels);
      expect(merged).toEqual(mergeComplement(packed(labels), points));
    }
  });

  test("for every number of points: labels that are all alike become zeros, spare bits too", () => {
    for (const points of SIZES)
      for (const label of [0, 1]) {
        const merged = mergeComplement(packed(Array.from({ length: points }, () => label)), points);
        expect(merged.every((word) => word === 0)).toBe(true);
      }
  });

  test("what it is given stays as it is", () => {
    const words = packed([1, 0, 1]);
    mergeComplement(words, 3);
    expect([...words]).toEqual([0b101]);
  });
});
