import fc from "fast-check";

/** Shares without rounding: `parts[level] / whole`. */
export interface Fractions {
  readonly parts: readonly number[];
  readonly whole: number;
}

/** Sizes of groups, from nothing to beyond the largest layer. */
export const sizes: fc.Arbitrary<number> = fc.oneof(fc.nat(12), fc.nat(5000), fc.nat(1e8), fc.constant(1e8));

/** Distributions of 1 to 9 levels whose shares are whole multiples of one fraction, so that ties are frequent. */
export function fractions(): fc.Arbitrary<Fractions> {
  const whole = fc.oneof(fc.integer({ min: 1, max: 12 }), fc.constantFrom(64, 100, 1000, 99_991));
  return whole.chain((whole) =>
    fc.array(fc.nat(whole), { maxLength: 8 }).map((cuts) => {
      const sorted = [0, ...cuts.toSorted((a, b) => a - b), whole];
      return { parts: sorted.slice(1).map((cut, i) => cut - sorted[i]), whole };
    }),
  );
}

/** The largest-remainder rule without rounding; equal remainders to the higher level. */
export function apportionExactly(size: number, parts: readonly number[], whole: number): number[] {
  const products = parts.map((part) => BigInt(part) * BigInt(size));
  const counts = products.map((product) => Number(product / BigInt(whole)));
  const ranking = products
    .map((product, level) => ({ remainder: product % BigInt(whole), level }))
    .sort((a, b) => Number(b.remainder - a.remainder) || b.level - a.level);
  const left = size - counts.reduce((sum, count) => sum + count, 0);
  for (const { level } of ranking.slice(0, left)) counts[level] += 1;
  return counts;
}
