import { apportion, apportionRows, type GroupLayout, readGroup, writeGroup } from "@equal-bits/core";
import fc from "fast-check";
import { latentWeights } from "./latent-weights.js";
import { levelsByRank } from "./levels-by-rank.js";

/**
 * A case for a backend.
 *
 * @internal
 */
export interface Matrix {
  readonly weights: Float32Array;
  readonly layout: GroupLayout;
  /** Row-major [groups, K]. */
  readonly counts: Int32Array;
  /** K ascending values. */
  readonly atoms: readonly number[];
}

/** One drawn matrix in this many has long groups. */
const SELDOM = 50;

/**
 * Matrices of hard weights: filters as rows, as columns and in interleaved blocks, groups of one weight, and seldom such
 * of a few hundred or thousand, where a device changes its path; equal counts, counts with an exact total, and counts that
 * differ from group to group; atoms that are whole numbers, no float32, subnormal, and tied at −0.
 *
 * @param longest - most weights of a matrix, long groups aside
 * @internal
 */
export function matrices(longest: number): fc.Arbitrary<Matrix> {
  const drawn = fc.oneof(
    { weight: SELDOM - 3, arbitrary: fc.tuple(latentWeights({ longest }), shapes()) },
    { weight: 2, arbitrary: singles(longest) },
    { weight: 1, arbitrary: longGroups() },
  );
  return fc
    .tuple(drawn, distributions(), fc.constantFrom(...COUNTS), fc.constantFrom(...ATOMS))
    .map(([[values, { blocks, interleave }], shares, countsOf, atomOf]) => {
      const groups = blocks * interleave;
      const size = groups === 0 ? 0 : Math.floor(values.length / groups);
      return {
        weights: values.slice(0, groups * size),
        layout: { groups, size, interleave },
        counts: countsOf(groups, size, shares),
        atoms: shares.map((_, level) => atomOf(level, shares.length)),
      };
    });
}

/** A layout but for the size of its groups. */
interface Shape {
  readonly blocks: number;
  readonly interleave: number;
}

/** Rows, columns and blocks alike. */
function shapes(): fc.Arbitrary<Shape> {
  const blocks = fc.record({
    blocks: fc.integer({ min: 1, max: 4 }),
    interleave: fc.integer({ min: 2, max: 4 }),
  });
  const several = fc.integer({ min: 1, max: 9 });
  const many = fc.integer({ min: 10, max: 40 }); // a device may read sixteen columns or more at once
  return fc.oneof(
    several.map((rows) => ({ blocks: rows, interleave: 1 })),
    fc.oneof(several, many).map((columns) => ({ blocks: 1, interleave: columns })),
    blocks,
  );
}

/** Groups of one weight. */
function singles(longest: number): fc.Arbitrary<[Float32Array, Shape]> {
  return fc
    .tuple(latentWeights({ longest }), fc.integer({ min: 1, max: 4 }))
    .map(([values, interleave]) => [values, { blocks: Math.floor(values.length / interleave), interleave }]);
}

/** Up to four groups beyond 256 weights or two beyond 4096: a hard group over and over, alike or a little less each time. */
function longGroups(): fc.Arbitrary<[Float32Array, Shape]> {
  const kinds = fc.constantFrom<[number, Shape]>(
    [4 * 257, { blocks: 2, interleave: 2 }],
    [4 * 257, { blocks: 1, interleave: 4 }],
    [4 * 257, { blocks: 4, interleave: 1 }],
    [2 * 4097, { blocks: 1, interleave: 2 }],
    [2 * 4097, { blocks: 2, interleave: 1 }],
    [2 * 4097, { blocks: 1, interleave: 1 }],
  );
  return fc
    .tuple(latentWeights({ shortest: 1 }), kinds, fc.nat({ max: 200 }), fc.boolean())
    .map(([values, [least, shape], more, alike]) => {
      const lessEachTime = (i: number): number => (alike ? 1 : 1 - i / 2 ** 20);
      const weights = Float32Array.from(
        { length: least + more },
        (_, i) => values[i % values.length] * lessEachTime(i),
      );
      return [weights, shape];
    });
}

/** Shares of 2 to 4 levels, among them empty and full ones. */
function distributions(): fc.Arbitrary<number[]> {
  const parts = fc
    .array(fc.nat({ max: 5 }), { minLength: 2, maxLength: 4 })
    .filter((all) => all.some((part) => part > 0));
  const mixed = parts.map((all) => all.map((part) => part / all.reduce((sum, other) => sum + other, 0)));
  const full = fc.constantFrom<number[]>([0, 1], [1, 0], [0, 1, 0]);
  return fc.oneof({ weight: 9, arbitrary: mixed }, { weight: 1, arbitrary: full });
}

/** Ways to the counts of all groups: with an exact total; and with shares that change places from group to group. */
const COUNTS: readonly ((groups: number, size: number, shares: number[]) => Int32Array)[] = [
  apportionRows,
  (groups, size, shares) => {
    const turned = (group: number): number[] =>
      shares.map((_, level) => shares[(level + group) % shares.length]);
    return Int32Array.from(
      Array.from({ length: groups }, (_, group) => apportion(size, turned(group))).flat(),
    );
  },
];

/** Ways to the K atoms, by level. */
const ATOMS: readonly ((level: number, levels: number) => number)[] = [
  (level, levels) => 2 * level - (levels - 1),
  (level, levels) => 0.1 * (2 * level - (levels - 1)), // float32 has no tenth
  (level) => (level - 1) * 2 ** -149,
  (level, levels) => (level < levels - 1 ? -0 : 1),
];

/**
 * The level of each weight of a matrix, by sorting.
 *
 * @internal
 */
export function levelsOfGroups({ weights, layout, counts, atoms }: Matrix): Uint8Array {
  const levels = new Uint8Array(weights.length);
  for (let group = 0; group < layout.groups; group++) {
    const latent = readGroup(weights, layout, group, new Float32Array(layout.size));
    const wanted = [...counts.subarray(group * atoms.length, (group + 1) * atoms.length)];
    writeGroup(group, layout, levelsByRank(latent, wanted), levels);
  }
  return levels;
}

/**
 * How many weights of each group lie on the highest level.
 *
 * @internal
 */
export function topCounts({ layout, counts, atoms }: Matrix): Int32Array {
  return Int32Array.from({ length: layout.groups }, (_, group) => counts[(group + 1) * atoms.length - 1]);
}
