import { type SeededRandom, seededRandom } from "@equal-bits/core";

const TINY = 2 ** -149;
const HUGE = 3.4028234663852886e38;

/** Groups of any length, each against another guess of the kernels: mean, deviation, sample, neighbours, the sum itself. */
export const adversaries: Readonly<Record<string, (size: number) => Float32Array>> = {
  normal: drawn((random) => random.normal()),
  "all equal": (size) => new Float32Array(size).fill(-0.25),
  "alternating zeros": drawn((_, i) => (i % 2 === 0 ? 0 : -0)),
  "two values": drawn((random) => random.below(2)),
  "two values far apart": drawn((random) => (random.below(2) === 0 ? -HUGE : TINY)),
  "halves and quarters": drawn((random) => Math.round(4 * random.normal()) / 4),
  "nine zeros in ten": drawn((random) => (random.below(10) === 0 ? random.normal() : 0)),
  Cauchy: drawn((random) => Math.tan(Math.PI * (random.uniform() - 0.5))),
  "one outlier of 1e30": drawn((random, i) => (i === 5 ? 1e30 : random.normal())),
  "an outlier on each side": drawn((random, i) => (i < 2 ? (2 * i - 1) * 1e30 : random.normal())),
  "two tight clusters": drawn((random) => random.normal() * 1e-6 + 2 * random.below(2) - 1),
  subnormal: drawn((random) => (random.below(2001) - 1000) * TINY),
  "all magnitudes": drawn((random) => 2 ** (random.uniform() * 276 - 149)),
  "all magnitudes, both signs": drawn(
    (random) => (2 * random.below(2) - 1) * 2 ** (random.uniform() * 276 - 149),
  ),
  "all magnitudes, sorted": (size) => drawn((random) => 2 ** (random.uniform() * 276 - 149))(size).sort(),
  "all magnitudes, in reverse": (size) =>
    drawn((random) => -(2 ** (random.uniform() * 276 - 149)))(size).sort(),
  "neighbours around 1 and one outlier": drawn((random, i) =>
    i === 0 ? -HUGE : 1 + random.below(5000) * 2 ** -23,
  ),
  "huge, of which the sum overflows": drawn((random) => HUGE * (1 - random.uniform() / 4)),
  "huge of both signs": drawn((random, i) => (i % 3 === 0 ? -HUGE : HUGE) * (1 - random.uniform() / 4)),
  "ties beside a steep slope": drawn((random, i) =>
    i % 2 === 0 ? 1 : 1 + 2 ** (random.uniform() * 40 - 23),
  ),
  "a ramp": (size) => Float32Array.from({ length: size }, (_, i) => i / size - 0.5),
  "a falling ramp": (size) => Float32Array.from({ length: size }, (_, i) => 0.5 - i / size),
  "sixteens in turn": drawn((random, i) => (Math.floor(i / 16) % 7) * 100 + random.normal()),
};

function drawn(draw: (random: SeededRandom, i: number) => number): (size: number) => Float32Array {
  return (size) => {
    const random = seededRandom(11, size);
    return Float32Array.from({ length: size }, (_, i) => draw(random, i));
  };
}
