import type { Quantizer } from "@equal-bits/core";
import { quantizerLaws } from "@equal-bits/laws";
import {
  adaBin,
  biReal,
  bitNet,
  bitNetTernary,
  doReFa,
  irNet,
  meanSign,
  reCU,
  steTern,
  twn,
  xnorNet,
} from "@equal-bits/quantizers";
import { describe, expect, test } from "vitest";

const rules = [
  meanSign(),
  xnorNet(),
  biReal(),
  irNet(),
  adaBin(),
  reCU(),
  ...[1, 2, 3, 8].map(doReFa),
  bitNet(),
  bitNetTernary(),
  twn(),
  steTern(),
  steTern(2 ** -149),
];

for (const rule of rules)
  describe(rule.name, () => {
    for (const law of quantizerLaws(rule, { cases: 300 })) test(law.name, law.check);
  });

/** What a rule makes of one group. */
function written(rule: Quantizer, weights: readonly number[]): number[] {
  const group = Float32Array.from(weights);
  const levels = rule.assign(group, new Uint8Array(group.length));
  const values = rule.values(group, levels);
  return [...levels].map((level) => values[level]);
}

test("example: the mean of 1, 2 and 6 is 3, so only 6 is above it", () => {
  expect(written(meanSign(), [1, 2, 6])).toEqual([-1, -1, 1]);
  expect(written(reCU(), [1, 2, 6])).toEqual([-1, -1, 1]);
});

test("example: a weight on the mean is +1", () => {
  expect(written(meanSign(), [1, 2, 3])).toEqual([-1, 1, 1]);
});

test("example: XNOR-Net and Bi-Real Net write the sign times the mean magnitude", () => {
  expect(written(xnorNet(), [1, -2, 0, 5])).toEqual([2, -2, 2, 2]);
  expect(written(biReal(), [1, -2, 0, 5])).toEqual([2, -2, 2, 2]);
});

test("example: IR-Net's factor is 1 for weights on two sides alike, and for a constant group", () => {
  // mean 5, mean |w − 5| = 2, std = √(16/3): mean |ŵ| = 0.866, log₂ = −0.21, which rounds to 0
  expect(written(irNet(), [3, 7, 7, 3])).toEqual([-1, 1, 1, -1]);
  expect(written(irNet(), [4, 4])).toEqual([1, 1]);
});

test("example: one outlier among nine weights halves IR-Net's factor", () => {
  // mean 1/9, Σ|w − mean| = 16/9, Σ(w − mean)² = 8/9, std = 1/3: mean |ŵ| = 16/27, log₂ = −0.75, which rounds to −1
  expect(written(irNet(), [1, 0, 0, 0, 0, 0, 0, 0, 0])[0]).toBe(0.5);
});

test("example: AdaBin writes the mean less and plus the deviation", () => {
  expect(written(adaBin(), [1, 3, 5, 7])).toEqual(
    [4 - Math.sqrt(5), 4 - Math.sqrt(5), 4 + Math.sqrt(5), 4 + Math.sqrt(5)].map(Math.fround),
  );
});

test("example: DoReFa with one bit is the sign times the mean magnitude", () => {
  expect(written(doReFa(1), [1, -2, 0, 5])).toEqual([2, -2, 2, 2]);
});

test("example: DoReFa with two bits has four levels, evenly spaced under tanh", () => {
  // tanh(w) / max: 1, −1, ½, −¼; r = 1, 0, ¾, ⅜; 3 r = 3, 0, 2.25, 1.125 → 3, 0, 2, 1
  const group = [4, -4, Math.atanh(Math.tanh(4) / 2), -Math.atanh(Math.tanh(4) / 4)];
  expect(written(doReFa(2), group)).toEqual([1, -1, 1 / 3, -1 / 3].map((x) => expect.closeTo(x, 12)));
});

test("example: BitNet takes the mean away for the sign, not for the magnitude", () => {
  expect(written(bitNet(), [1, 2, 6])).toEqual([-3, -3, 3]);
});

test("example: BitNet b1.58 rounds in units of the mean magnitude, half of it to 0", () => {
  expect(written(bitNetTernary(), [2, -2, 8, -4, 4])).toEqual([0, -0, 4, -4, 4].map((x) => x + 0));
});

test("example: TWN's threshold is 0.7 of the mean magnitude, its value the mean of what lies beyond", () => {
  // mean |w| = 2, Δ = 1.4, beyond it 3 and −4: α = 3.5
  expect(written(twn(), [1, 3, -4, 0])).toEqual([0, 3.5, -3.5, 0]);
});

test("example: a weight on either threshold of TWN is 0", () => {
  // mean |w| = 10, and 0.7 · 10 is 7 in float32
  expect(written(twn(), [7, -7, 13, -13])).toEqual([0, 0, 13, -13]);
});

test("example: a weight on either threshold of SteTern is not 0", () => {
  const cut = Math.fround(0.05);
  expect(written(steTern(), [cut, -cut, 0.049, -0.049, 0])).toEqual([1, -1, 0, 0, 0]);
  expect(written(steTern(2 ** -149), [2 ** -149, -(2 ** -149), 0])).toEqual([1, -1, 0]);
});

for (const bits of [0, 1.5, 9, Number.NaN])
  test(`${bits} bits are refused`, () => {
    expect(() => doReFa(bits)).toThrow(`bits must be a whole number from 1 to 8, got ${bits}`);
  });

for (const threshold of [0, -1, Number.NaN, 1e39, 1e-60])
  test(`a threshold of ${threshold} is refused`, () => {
    expect(() => steTern(threshold)).toThrow(`threshold must be > 0 and finite as float32, got ${threshold}`);
  });

test("text in the place of bits or of a threshold is refused, in quotes", () => {
  expect(() => doReFa("2" as never)).toThrow('bits must be a whole number from 1 to 8, got "2"');
  expect(() => steTern("0.05" as never)).toThrow('threshold must be > 0 and finite as float32, got "0.05"');
});
