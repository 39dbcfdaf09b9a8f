import fc from "fast-check";

/** Values at which float32 code breaks: both zeros, subnormals, the least normal, ones, and the largest. */
const EDGES = [
  0,
  -0,
  2 ** -149,
  -(2 ** -149),
  1e-40,
  -1e-40,
  2 ** -126,
  1,
  -1,
  1 + 2 ** -23,
  3.4028234663852886e38,
  -3.4028234663852886e38,
];

/** Which groups of weights are drawn. */
export interface LatentWeightsOptions {
  /** Fewest weights. Default 0. */
  readonly shortest?: number;
  /** Most weights. Default 200. */
  readonly longest?: number;
}

/**
 * Groups of finite float32 weights in which exactness is hard: heavy ties, ±0, subnormals, huge values, one outlier,
 * constant and sorted groups, sizes 0 and 1; and ordinary ones.
 *
 * @param options - the range of sizes
 * @returns a fast-check arbitrary of Float32Array
 */
export function latentWeights({
  shortest = 0,
  longest = 200,
}: LatentWeightsOptions = {}): fc.Arbitrary<Float32Array> {
  const group = (value: fc.Arbitrary<number>): fc.Arbitrary<number[]> =>
    fc.array(value, { minLength: shortest, maxLength: longest, size: "max" });
  const finite = fc.float({ noNaN: true, noDefaultInfinity: true });
  const ordinary = fc.float({ min: -1, max: 1, noNaN: true });
  const edges = fc.constantFrom(...EDGES);
  const lengths = fc.integer({ min: shortest, max: longest });
  const kinds = [
    group(ordinary),
    group(finite),
    group(fc.integer({ min: -2, max: 2 })),
    group(edges),
    group(fc.constantFrom(0, -0)),
    group(fc.oneof({ weight: 9, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: ordinary })),
    group(fc.oneof({ weight: 30, arbitrary: ordinary }, { weight: 1, arbitrary: edges })),
    group(ordinary).map((weights) => weights.sort((a, b) => a - b)),
    fc
      .tuple(lengths, fc.oneof(edges, finite))
      .map(([length, value]) => new Array<number>(length).fill(value)),
  ];
  return fc.oneof(...kinds).map((weights) => Float32Array.from(weights));
}
