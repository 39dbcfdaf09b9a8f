import type { OtBackend } from "@equal-bits/core";
import { expectRejection, expectThat } from "./expectations.js";
import type { Law } from "./law.js";
import { type Matrix, topCounts } from "./matrices.js";

const CANARY = 77;

/** What is changed in a good call. */
interface Changes {
  readonly weights?: Float32Array;
  readonly counts?: ArrayLike<number>;
  readonly atoms?: readonly number[];
  /** Values of the destination beyond those of the weights. */
  readonly extra?: number;
}

/**
 * What every backend refuses, with which code, before anything is written.
 *
 * @internal
 */
export function refusalLaws(
  backend: OtBackend,
  forEveryMatrix: (name: string, holds: (matrix: Matrix) => Promise<void>) => Law,
): Law[] {
  return [
    forEveryMatrix("a NaN or an infinity is refused with its index", async (matrix) => {
      const { length } = matrix.weights;
      if (length === 0) return;
      const index = matrix.counts[0] % length;
      const weights = matrix.weights.slice();
      weights[index] = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY][length % 3];
      await refusesSelect(backend, matrix, { weights }, "NON_FINITE", `index ${index}`);
      await refusesTransport(backend, matrix, { weights }, "NON_FINITE", `index ${index}`);
    }),
    forEveryMatrix("counts that do not sum to the group are refused", async (matrix) => {
      const counts = matrix.counts.slice();
      const some = counts.findIndex((count) => count > 0);
      if (some < 0) return;
      counts[some] -= 1;
      await refusesTransport(backend, matrix, { counts }, "MASS_MISMATCH");
    }),
    forEveryMatrix("a count below 0, above the size or no whole number is refused", async (matrix) => {
      const { groups, size } = matrix.layout;
      if (groups === 0) return;
      const top = [...topCounts(matrix)];
      for (const bad of [-1, size + 1, 0.5, Number.NaN])
        await refusesSelect(backend, matrix, { counts: top.with(groups - 1, bad) }, "DOMAIN");
      const counts = matrix.counts.slice();
      counts.set([-1, size + 1, ...new Array<number>(matrix.atoms.length - 2).fill(0)]); // their sum is right
      await refusesTransport(backend, matrix, { counts }, "DOMAIN");
    }),
    forEveryMatrix("a layout, destination, weights or counts that do not fit are refused", async (matrix) => {
      const { layout } = matrix;
      if (layout.groups > 0) {
        const uneven = { ...matrix, layout: { ...layout, interleave: layout.groups + 1 } };
        await refusesSelect(backend, uneven, {}, "SHAPE");
        await refusesTransport(backend, uneven, {}, "SHAPE");
      }
      const longer = { weights: Float32Array.of(...matrix.weights.subarray(0, 1), ...matrix.weights, 0) };
      for (const change of [{ extra: 1 }, longer]) {
        await refusesSelect(backend, matrix, change, "SHAPE");
        await refusesTransport(backend, matrix, change, "SHAPE");
      }
      await refusesSelect(backend, matrix, { counts: [...topCounts(matrix), 0] }, "SHAPE");
      await refusesTransport(backend, matrix, { counts: Int32Array.of(...matrix.counts, 0) }, "SHAPE");
    }),
    forEveryMatrix("atoms that descend or are not finite are refused", async (matrix) => {
      const { atoms } = matrix;
      for (const bad of [[...atoms].reverse(), atoms.with(0, Number.NaN), atoms.with(-1, 1e300)])
        await refusesTransport(backend, matrix, { atoms: bad }, "DOMAIN");
    }),
  ];
}

async function refusesSelect(
  backend: OtBackend,
  matrix: Matrix,
  { weights = matrix.weights, counts = topCounts(matrix), extra = 0 }: Changes,
  code: string,
  mentions = "",
): Promise<void> {
  const marks = new Uint8Array(matrix.weights.length + extra).fill(CANARY);
  await expectRejection(() => backend.selectTop(weights, matrix.layout, counts, marks), code, mentions);
  expectUnwritten(marks);
}

async function refusesTransport(
  backend: OtBackend,
  matrix: Matrix,
  { weights = matrix.weights, counts = matrix.counts, atoms = matrix.atoms, extra = 0 }: Changes,
  code: string,
  mentions = "",
): Promise<void> {
  const out = new Float32Array(matrix.weights.length + extra).fill(CANARY);
  const call = () => backend.atomTransport(weights, matrix.layout, atoms, Int32Array.from(counts), out);
  await expectRejection(call, code, mentions);
  expectUnwritten(out);
}

function expectUnwritten(out: Float32Array | Uint8Array): void {
  expectThat(
    out.every((value) => value === CANARY),
    "nothing must be written before the refusal",
  );
}
