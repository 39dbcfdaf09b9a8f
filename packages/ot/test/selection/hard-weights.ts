import { seededRandom } from "@equal-bits/core";

const TINY = 2 ** -149;

/** Groups of any length that are hard to select from, each for another reason. */
export const hardWeights: Readonly<Record<string, (size: number) => Float32Array>> = {
  normal: (size) => drawn(size, (random) => random.normal()),
  "all equal": (size) => new Float32Array(size).fill(0.25),
  "alternating zeros": (size) => Float32Array.from({ length: size }, (_, i) => (i % 2 === 0 ? 0 : -0)),
  "eight values": (size) => drawn(size, (random) => Math.round(2 * random.normal())),
  "nine zeros in ten": (size) =>
    drawn(size, (random) => (random.below(10) === 0 ? random.normal() : 0 * random.normal())),
  Cauchy: (size) => drawn(size, (random) => Math.tan(Math.PI * (random.uniform() - 0.5))),
  "one outlier of 1e30": (size) =>
    drawn(size, (random) => random.normal()).fill(1e30, size >> 1, (size >> 1) + 1),
  "an outlier in each half": (size) => drawn(size, (random) => random.normal()).fill(1e30, 0, 2),
  "two tight clusters": (size) =>
    drawn(size, (random) => random.normal() * 1e-3 + (random.below(2) === 0 ? -1 : 1)),
  subnormal: (size) => drawn(size, (random) => (random.below(201) - 100) * TINY),
  "of every magnitude": (size) => drawn(size, anyFloat),
  sorted: (size) => drawn(size, anyFloat).sort(),
  "reverse sorted": (size) => drawn(size, anyFloat).sort().reverse(),
  "nine filters in turn": (size) => {
    const random = seededRandom(1, 2);
    return Float32Array.from({ length: size }, (_, i) => (i % 9) + random.normal() / 10);
  },
  "largest and least of all floats": (size) =>
    Float32Array.from(
      { length: size },
      (_, i) => [3.4028234663852886e38, TINY, -TINY, -3.4028234663852886e38][i % 4],
    ),
};

function drawn(size: number, draw: (random: ReturnType<typeof seededRandom>) => number): Float32Array {
  const random = seededRandom(7, size);
  return Float32Array.from({ length: size }, () => draw(random));
}

/** Each finite float32 is as likely as any other, so most weights are far from most others. */
function anyFloat(random: ReturnType<typeof seededRandom>): number {
  const bits = new Uint32Array(1);
  const value = new Float32Array(bits.buffer);
  do bits[0] = random.uint32();
  while (!Number.isFinite(value[0]));
  return value[0];
}
