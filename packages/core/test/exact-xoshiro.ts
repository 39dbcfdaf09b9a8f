const WORD = 2n ** 32n;

/** xoshiro128** as its authors write it, in BigInt, seeded by splitmix32's finalizer: the oracle of `seededRandom`. */
export function xoshiro128(seed: number, stream: number): () => number {
  const [low, high] = [BigInt(seed), BigInt(stream)];
  let s = [low, low ^ 0x9e3779b9n, high, high ^ 0x85ebca6bn].map(scramble);
  const next = (): number => {
    const result = (rotated((s[1] * 5n) % WORD, 7n) * 9n) % WORD;
    const [a, b, c, d] = [s[0], s[1], s[2] ^ s[0], s[3] ^ s[1]];
    s = [a ^ d, b ^ c, c ^ ((b << 9n) % WORD), rotated(d, 11n)];
    return Number(result);
  };
  for (let i = 0; i < 16; i++) next();
  return next;
}

function rotated(word: bigint, by: bigint): bigint {
  return ((word << by) | (word >> (32n - by))) % WORD;
}

function scramble(word: bigint): bigint {
  let z = (word + 0x9e3779b9n) % WORD;
  z = ((z ^ (z >> 16n)) * 0x21f0aaadn) % WORD;
  z = ((z ^ (z >> 15n)) * 0x735a2d97n) % WORD;
  return z ^ (z >> 15n);
}
