import {
  apportionRows,
  type GroupLayout,
  groupsAsColumns,
  groupsAsRows,
  type OtBackend,
  readGroup,
  writeGroup,
} from "@equal-bits/core";
import fc from "fast-check";
import { expectRejection, expectSame, expectThat } from "./expectations.js";
import { latentWeights } from "./latent-weights.js";
import type { Law, LawOptions } from "./law.js";
import { levelsByRank } from "./levels-by-rank.js";

const CANARY = 77;

/**
 * The promises that every transport backend keeps: the same bits as sorting, in every layout, ties and all.
 *
 * @param backend - the device under test
 * @param options - how hard to try; `longest` bounds the whole matrix
 * @returns the laws, each to be run as a test of its own
 */
export function backendLaws(
  backend: OtBackend,
  { cases = 1000, seed, longest = 200 }: LawOptions = {},
): readonly Law[] {
  const run = { numRuns: cases, ...(seed === undefined ? {} : { seed }) };
  const forEveryMatrix = (name: string, holds: (matrix: Matrix) => Promise<void>): Law => ({
    name: `for every matrix, filters as rows or columns: ${name}`,
    check: () => fc.assert(fc.asyncProperty(matrices(longest), holds), run),
  });
  return [
    forEveryMatrix(
      "selectTop marks the greatest weights of each group, exactly the asked number",
      async (matrix) => {
        const { weights, layout, counts, atoms } = matrix;
        const highest = atoms.length - 1;
        const top = Int32Array.from(
          { length: layout.groups },
          (_, group) => counts[group * atoms.length + highest],
        );
        const marks = await backend.selectTop(
          weights,
          layout,
          top,
          new Uint8Array(weights.length).fill(CANARY),
        );
        expectSame(
          marks,
          levelsOfGroups(matrix).map((level) => +(level === highest)),
          "marks",
        );
      },
    ),
    forEveryMatrix("atomTransport moves each weight to the atom of its rank", async (matrix) => {
      const { weights, layout, counts, atoms } = matrix;
      const before = weights.slice();
      const moved = await backend.atomTransport(
        weights,
        layout,
        atoms,
        counts,
        new Float32Array(weights.length),
      );
      expectSame(
        moved,
        Float32Array.from(levelsOfGroups(matrix), (level) => atoms[level]),
        "atoms",
      );
      expectSame(weights, before, "weights after the call");
    }),
    forEveryMatrix(
      "a NaN is refused with its index, before anything is written",
      async ({ weights, layout, counts, atoms }) => {
        if (weights.length === 0) return;
        weights[weights.length - 1] = Number.NaN;
        const out = new Float32Array(weights.length).fill(CANARY);
        await expectRejection(
          () => backend.atomTransport(weights, layout, atoms, counts, out),
          "NON_FINITE",
          `index ${weights.length - 1}`,
        );
        expectThat(
          out.every((value) => value === CANARY),
          "nothing must be written before the refusal",
        );
      },
    ),
    forEveryMatrix(
      "counts that do not sum to the group are refused, before anything is written",
      async ({ weights, layout, counts, atoms }) => {
        if (layout.groups === 0 || layout.size === 0) return;
        counts[counts.findIndex((count) => count > 0)] -= 1;
        const out = new Float32Array(weights.length).fill(CANARY);
        await expectRejection(
          () => backend.atomTransport(weights, layout, atoms, counts, out),
          "MASS_MISMATCH",
        );
        expectThat(
          out.every((value) => value === CANARY),
          "nothing must be written before the refusal",
        );
      },
    ),
  ];
}

interface Matrix {
  readonly weights: Float32Array;
  readonly layout: GroupLayout;
  /** Row-major [groups, K]. */
  readonly counts: Int32Array;
  /** K ascending values. */
  readonly atoms: readonly number[];
}

function matrices(longest: number): fc.Arbitrary<Matrix> {
  return fc
    .tuple(latentWeights({ longest }), fc.integer({ min: 1, max: 9 }), fc.boolean(), distributions())
    .map(([values, groups, asRows, shares]) => {
      const size = Math.floor(values.length / groups);
      const layout = asRows ? groupsAsRows(groups, size) : groupsAsColumns(groups, size);
      const atoms = shares.map((_, level) => 2 * level - (shares.length - 1));
      return {
        weights: values.slice(0, groups * size),
        layout,
        counts: apportionRows(groups, size, shares),
        atoms,
      };
    });
}

/** Shares of 2 to 4 levels, empty and full ones included. */
function distributions(): fc.Arbitrary<number[]> {
  const parts = fc
    .array(fc.nat({ max: 5 }), { minLength: 2, maxLength: 4 })
    .filter((all) => all.some((part) => part > 0));
  return parts.map((all) => all.map((part) => part / all.reduce((sum, other) => sum + other, 0)));
}

function levelsOfGroups({ weights, layout, counts, atoms }: Matrix): Uint8Array {
  const levels = new Uint8Array(weights.length);
  for (let group = 0; group < layout.groups; group++) {
    const latent = readGroup(weights, layout, group, new Float32Array(layout.size));
    const wanted = [...counts.subarray(group * atoms.length, (group + 1) * atoms.length)];
    writeGroup(group, layout, levelsByRank(latent, wanted), levels);
  }
  return levels;
}
