/** Rows in which exactness is hard, by name: each of the given size. */
export function hardWeights(size: number): ReadonlyMap<string, Float32Array> {
  const from = (value: (i: number) => number): Float32Array =>
    Float32Array.from({ length: size }, (_, i) => value(i));
  const mixed = (i: number): number =>
    Math.sin(i * 12.9898) * 43758.5453 - Math.floor(Math.sin(i * 12.9898) * 43758.5453);
  return new Map([
    ["mixed", from((i) => mixed(i) - 0.5)],
    ["all ties", from(() => 0.25)],
    ["few values", from((i) => Math.floor(5 * mixed(i)) - 2)],
    ["alternating ±0", from((i) => (i % 2 === 0 ? 0 : -0))],
    ["one outlier of 1e30", from((i) => (i === size >> 1 ? 1e30 : mixed(i) * 1e-3))],
    ["subnormals", from((i) => Math.floor(2000 * mixed(i) - 1000) * 2 ** -149)],
    ["greatest and least", from((i) => [3.4028234663852886e38, -3.4028234663852886e38, 2 ** -149][i % 3])],
    ["sorted", from((i) => i - size / 2)],
    ["reverse sorted", from((i) => size / 2 - i)],
    ["neighbouring floats", from((i) => 1 + Math.floor(3 * mixed(i)) * 2 ** -23)],
    ["mostly zero", from((i) => (mixed(i) < 0.9 ? 0 : mixed(i) - 0.95))],
  ]);
}
