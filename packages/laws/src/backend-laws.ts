import type { OtBackend } from "@equal-bits/core";
import fc from "fast-check";
import { refusalLaws } from "./backend-refusals.js";
import { expectSame, expectThat } from "./expectations.js";
import type { Law, LawOptions } from "./law.js";
import { levelsOfGroups, type Matrix, matrices, topCounts } from "./matrices.js";

const CANARY = 77;

/**
 * The promises that every transport backend keeps: the same bits as sorting, in every layout, ties and all, whatever else
 * it is asked before or meanwhile, and every refusal before anything is written.
 *
 * One matrix in fifty has groups of a few hundred or thousand weights, where a device changes its path.
 *
 * @param backend - the device under test
 * @param options - how hard to try; `longest` bounds the whole matrix, long groups aside
 * @returns the laws, each to be run as a test of its own
 */
export function backendLaws(
  backend: OtBackend,
  { cases = 1000, seed, longest = 200 }: LawOptions = {},
): readonly Law[] {
  const run = { numRuns: cases, ...(seed === undefined ? {} : { seed }) };
  const forEveryMatrix = (name: string, holds: (matrix: Matrix) => Promise<void>): Law => ({
    name: `for every matrix, filters as rows, columns or blocks: ${name}`,
    check: () => fc.assert(fc.asyncProperty(matrices(longest), holds), run),
  });
  return [...transportLaws(backend, forEveryMatrix), ...refusalLaws(backend, forEveryMatrix)];
}

function transportLaws(
  backend: OtBackend,
  forEveryMatrix: (name: string, holds: (matrix: Matrix) => Promise<void>) => Law,
): Law[] {
  const marksOf = async (matrix: Matrix): Promise<Uint8Array> => {
    const marks = new Uint8Array(matrix.weights.length).fill(CANARY);
    const given = await backend.selectTop(matrix.weights, matrix.layout, topCounts(matrix), marks);
    expectThat(given === marks, "selectTop must return its destination");
    return marks;
  };
  return [
    forEveryMatrix(
      "selectTop marks the greatest weights of each group, exactly the asked number",
      async (matrix) => {
        const before = matrix.weights.slice();
        expectSame(await marksOf(matrix), marksByRank(matrix), "marks");
        expectSame(matrix.weights, before, "weights after the call");
      },
    ),
    forEveryMatrix(
      "selectTop does not depend on what was, or is just being, selected besides",
      async (matrix) => {
        const first = await marksOf(matrix);
        const opposite = { ...matrix, weights: matrix.weights.map((weight) => -weight) };
        const [beside] = await Promise.all([marksOf(matrix), marksOf(opposite)]);
        expectSame(beside, first, "marks of the same weights, beside another call");
        expectSame(await marksOf(matrix), first, "marks of the same weights, later");
      },
    ),
    forEveryMatrix("atomTransport moves each weight to the atom of its rank", async (matrix) => {
      const { weights, layout, counts, atoms } = matrix;
      const before = weights.slice();
      const out = new Float32Array(weights.length).fill(CANARY);
      const moved = await backend.atomTransport(weights, layout, atoms, counts, out);
      expectThat(moved === out, "atomTransport must return its destination");
      const wanted = Float32Array.from(levelsOfGroups(matrix), (level) => atoms[level]);
      expectSame(moved, wanted, "atoms");
      expectSame(weights, before, "weights after the call");
    }),
  ];
}

function marksByRank(matrix: Matrix): Uint8Array {
  const highest = matrix.atoms.length - 1;
  return levelsOfGroups(matrix).map((level) => +(level === highest));
}
