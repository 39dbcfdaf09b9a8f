import { DomainError, ShapeError } from "@equal-bits/core";
import {
  binaryEntropy,
  countsEntropy,
  log2Multinomial,
  type NetworkLayer,
  networkSize,
} from "@equal-bits/metrics";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

/** Layers with any counts, and layers without quantized weights. */
const networkLayers: fc.Arbitrary<NetworkLayer> = fc
  .tuple(fc.constantFrom(2, 3, 4, 5), fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 40 }))
  .chain(([levels, filters, size]) => {
    const row = fc
      .array(fc.nat(levels - 1), { minLength: size, maxLength: size })
      .map((all) => Array.from({ length: levels }, (_, k) => all.filter((level) => level === k).length));
    return fc.record({
      name: fc.string(),
      counts: fc.array(row, { minLength: filters, maxLength: filters }),
      levels: fc.constant(levels),
      realValues: fc.nat(50),
      macs: fc.record({ binary: fc.nat(99), mixed: fc.nat(99), real: fc.nat(99) }, { requiredKeys: [] }),
    });
  });

describe("networkSize", () => {
  test("for every network: the totals are the sums of the rows, and the ratios those of the sums", () => {
    fc.assert(
      fc.property(fc.array(networkLayers), fc.constantFrom("tensor", "filter"), (network, padding) => {
        const { layers, totals } = networkSize(network, { padding });
        expect(layers.map(({ name }) => name)).toEqual(network.map(({ name }) => name));
        for (const field of [
          "weights",
          "realValues",
          "entropyBits",
          "enumerativeBits",
          "packedBytes",
          "bytes",
          "float32Bytes",
        ] as const)
          expect(totals[field]).toBe(layers.reduce((sum, row) => sum + row[field], 0));
        for (const kind of ["binary", "mixed", "real"] as const)
          expect(totals.macs[kind]).toBe(layers.reduce((sum, { macs }) => sum + macs[kind], 0));
        expect(totals.bitsPerWeight).toBe((8 * totals.packedBytes) / totals.weights);
        expect(totals.compression).toBe(totals.bytes === 0 ? 1 : totals.float32Bytes / totals.bytes);
      }),
    );
  });

  test("for every layer: enumerative ≤ entropy ≤ packed bits, and filters take no less padding than the tensor", () => {
    fc.assert(
      fc.property(networkLayers, (layer) => {
        const [byTensor] = networkSize([layer]).layers;
        const [byFilter] = networkSize([layer], { padding: "filter" }).layers;
        expect(byTensor.enumerativeBits).toBeLessThanOrEqual(byTensor.entropyBits + 1e-9);
        expect(byTensor.entropyBits).toBeLessThanOrEqual(8 * byTensor.packedBytes + 1e-9);
        expect(byTensor.packedBytes).toBeLessThanOrEqual(byFilter.packedBytes);
        expect(byTensor.bytes).toBe(byTensor.packedBytes + 4 * (layer.realValues ?? 0));
      }),
    );
  });

  test("for every layer: the bounds are sums over its filters", () => {
    fc.assert(
      fc.property(networkLayers, (layer) => {
        const [{ entropyBits, enumerativeBits, weights, filters }] = networkSize([layer]).layers;
        const counts = weights === 0 ? [] : (layer.counts ?? []);
        const sum = (bitsOf: (row: ArrayLike<number>) => number): number =>
          counts.reduce((total, row) => total + bitsOf(row), 0);
        expect(enumerativeBits).toBeCloseTo(sum(log2Multinomial), 9);
        expect(entropyBits).toBeCloseTo(
          sum((row) => (weights / filters) * countsEntropy(row)),
          9,
        );
      }),
    );
  });

  test("for every shape without counts: the bounds of even counts, which are the greatest", () => {
    fc.assert(
      fc.property(networkLayers, (layer) => {
        const [{ filters, weights, levels, ...own }] = networkSize([layer]).layers;
        fc.pre(weights > 0);
        const [even] = networkSize([{ name: "even", shape: [weights / filters, filters], levels }]).layers;
        expect(even.weights).toBe(weights);
        expect(even.packedBytes).toBe(own.packedBytes);
        expect(even.entropyBits).toBeGreaterThanOrEqual(own.entropyBits - 1e-9);
        expect(even.enumerativeBits).toBeGreaterThanOrEqual(own.enumerativeBits - 1e-9);
      }),
    );
  });

  test("example: two filters of 3 × 3, one bit each, and four float32 values", () => {
    const counts = [
      [4, 5],
      [9, 0],
    ];
    const network = [{ name: "conv", counts, realValues: 4, macs: { mixed: 1800 } }];
    const { layers, totals } = networkSize(network);
    expect(layers[0]).toEqual({
      name: "conv",
      filters: 2,
      levels: 2,
      weights: 18,
      realValues: 4,
      entropyBits: expect.closeTo(9 * binaryEntropy(4 / 9), 12),
      enumerativeBits: expect.closeTo(Math.log2(126), 12),
      packedBytes: 3, // 18 bits
      bytes: 19,
      float32Bytes: 88,
      macs: { binary: 0, mixed: 1800, real: 0 },
      bitsPerWeight: 24 / 18,
      entropyPerWeight: expect.closeTo(binaryEntropy(4 / 9) / 2, 12),
      enumerativePerWeight: expect.closeTo(Math.log2(126) / 18, 12),
      compression: 88 / 19,
    });
    expect(totals.bytes).toBe(19);
    expect(networkSize(network, { padding: "filter" }).totals.packedBytes).toBe(4); // 9 bits twice
    expect(Object.isFrozen(layers) && Object.isFrozen(layers[0]) && Object.isFrozen(totals)).toBe(true);
  });

  test("example: half pruned takes two bits packed and 1.5 at best", () => {
    const { totals } = networkSize([{ name: "pruned", counts: [[256, 512, 256]] }]);
    expect([totals.bitsPerWeight, totals.entropyPerWeight]).toEqual([2, 1.5]);
    expect(totals.enumerativePerWeight).toBeLessThan(1.5);
  });

  test("example: 10,985,472 binary weights of ResNet-18 and 190,474 float32 ones", () => {
    const network = [{ name: "all", shape: [10_985_472 / 64, 64], realValues: 190_474 }];
    expect(networkSize(network).totals.compression).toBeCloseTo(20.94, 2);
  });

  test("example: a layer without quantized weights has no bits a weight, and nothing is as big as nothing", () => {
    const { layers, totals } = networkSize([{ name: "norm", realValues: 8 }]);
    expect([layers[0].bitsPerWeight, layers[0].entropyPerWeight, layers[0].compression]).toEqual([
      Number.NaN,
      Number.NaN,
      1,
    ]);
    expect(totals.bytes).toBe(32);
    expect(networkSize([]).totals.compression).toBe(1);
  });

  test("counts that do not agree are refused by the name of the layer", () => {
    const counts = [
      [1, 2],
      [3, 0],
    ];
    expect(() =>
      networkSize([
        {
          name: "a",
          counts: [
            [1, 2],
            [1, 1],
          ],
        },
      ]),
    ).toThrow("counts[1] of a must sum to 3, as the first filter's, got 2");
    expect(() => networkSize([{ name: "a", counts: [[1, 2], [3]] }])).toThrow(ShapeError);
    expect(() => networkSize([{ name: "a", counts, levels: 3 }])).toThrow(
      "counts[0] of a must be of 3 levels, got 2",
    );
    expect(() => networkSize([{ name: "a", counts, shape: [2, 2] }])).toThrow(
      "the counts of a must be of 2 filters of 2 weights, as its shape, got 2 of 3",
    );
    expect(() => networkSize([{ name: "a", counts, shape: [3, 3] }])).toThrow(ShapeError);
  });

  test.each<NetworkLayer>([
    { name: "a", counts: [[-1, 2]] },
    { name: "a", counts: [[0.5, 0.5]] },
    { name: "a", shape: [2, 2], levels: 1 },
    { name: "a", shape: [2, 2], levels: 257 },
    { name: "a", shape: [2.5] },
    { name: "a", realValues: -1 },
    { name: "a", realValues: Number.NaN },
    { name: "a", macs: { real: -1 } },
  ])("%j is refused", (layer) => {
    expect(() => networkSize([layer])).toThrow(DomainError);
  });

  test("another padding is refused", () => {
    expect(() => networkSize([], { padding: "word" as never })).toThrow(
      'padding must be "tensor" or "filter", got "word"',
    );
  });
});
