import fc from "fast-check";

/** Any words, among them often those of few or many ones. */
const anyWord: fc.Arbitrary<number> = fc.oneof(
  fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  fc.constantFrom(0, 1, 2 ** 31, 2 ** 32 - 1, 0x55555555, 0xaaaaaaaa),
);

/** Two arrays of as many words. */
export function wordPairs(most: number): fc.Arbitrary<[Uint32Array<ArrayBuffer>, Uint32Array<ArrayBuffer>]> {
  return fc
    .array(fc.tuple(anyWord, anyWord), { maxLength: most })
    .map((pairs) => [Uint32Array.from(pairs, ([word]) => word), Uint32Array.from(pairs, ([, word]) => word)]);
}

/** Words without an order that a counter could profit from, the same at every call. */
export function manyWords(length: number, seed: number): Uint32Array<ArrayBuffer> {
  let state = seed;
  return new Uint32Array(length).map(() => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state ^ (state << 13);
  });
}

/** How many bits differ, digit by digit: the oracle. */
export function naiveDifferences(first: Uint32Array, second: Uint32Array): number {
  let sum = 0;
  for (let i = 0; i < first.length; i++)
    sum += ((first[i] ^ second[i]) >>> 0).toString(2).replaceAll("0", "").length;
  return sum;
}

/** The same of each row, or the digits that are 1 where there is no second array. */
export function naivePerRow(rowWords: number, first: Uint32Array, second?: Uint32Array): number[] {
  const others = second ?? new Uint32Array(first.length);
  return Array.from({ length: first.length / rowWords }, (_, row) => {
    const [start, end] = [row * rowWords, (row + 1) * rowWords];
    return naiveDifferences(first.subarray(start, end), others.subarray(start, end));
  });
}
