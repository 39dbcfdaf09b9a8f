import { DomainError } from "@equal-bits/core";
import { quantizerLaws } from "@equal-bits/laws";
import { ternary } from "@equal-bits/quantizers";
import { describe, expect, test } from "vitest";

for (const sparsity of [0, 0.3, 0.5, 0.8, 1])
  describe(`ternary(${sparsity})`, () => {
    const shares = [(1 - sparsity) / 2, sparsity, (1 - sparsity) / 2];
    for (const law of quantizerLaws(ternary(sparsity), { shares, cases: 300 })) test(law.name, law.check);
  });

describe("ternary(0.3), exact over the layer", () => {
  const shares = [0.35, 0.3, 0.35];
  for (const law of quantizerLaws(ternary(0.3, { exactTotal: true }), { shares, cases: 300 }))
    test(law.name, law.check);
});

describe("ternary with counts 2, 1, 3", () => {
  for (const law of quantizerLaws(ternary({ counts: [2, 1, 3] }), { size: 6, cases: 100 }))
    test(law.name, law.check);
});

test("example: of four weights the two of middle rank become 0", () => {
  const levels = ternary(0.5).assign(Float32Array.of(0.3, -2, 0.1, 5), new Uint8Array(4));
  expect([...levels]).toEqual([1, 0, 1, 2]);
});

test("example: eight of ten zeros leave one −1 and one +1, where truncation would leave none", () => {
  expect(ternary(0.8).counts?.(10)).toEqual([1, 8, 1]);
  expect(ternary(0.8).counts?.(9)).toEqual([1, 7, 1]);
});

test("example: counts ask for groups of their sum", () => {
  const rule = ternary({ counts: [1, 2, 1] });
  expect(rule.name).toBe("ternary(1+2+1)");
  expect([...rule.assign(Float32Array.of(4, 1, 2, 3), new Uint8Array(4))]).toEqual([2, 0, 1, 1]);
  expect(() => rule.assign(Float32Array.of(1, 2), new Uint8Array(2))).toThrow("size must be 4");
});

test("a sparsity out of range is refused where it is written, and counts with an exact total", () => {
  expect(() => ternary(1.5)).toThrow("sparsity must be a number from 0 to 1, got 1.5");
  expect(() => ternary(Number.NaN)).toThrow("sparsity must be a number from 0 to 1, got NaN");
  expect(() => ternary({ counts: [1, 1, 1] }, { exactTotal: true })).toThrow(
    "sparsity must be a share where exactTotal is set",
  );
});

test("what is no sparsity at all is refused as out of range, with its kind", () => {
  const told: readonly (readonly [unknown, string])[] = [
    [null, "sparsity must be a number from 0 to 1, got null"],
    ["0.5", 'sparsity must be a number from 0 to 1, got "0.5"'],
    [true, "sparsity must be a number from 0 to 1, got true"],
    [{}, "counts must be an array, n₋, n₀ and n₊, got undefined"],
    [{ counts: "121" }, 'counts must be an array, n₋, n₀ and n₊, got "121"'],
    [{ counts: [1, 2] }, "counts must be three, n₋, n₀ and n₊, got 2"],
  ];
  for (const [sparsity, message] of told)
    expect(() => ternary(sparsity as never)).toThrow(new DomainError(message));
});
