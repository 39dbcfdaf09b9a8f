import { apportion, apportionRows, groupsAsColumns, groupsAsRows } from "@equal-bits/core";
import { backendLaws } from "@equal-bits/laws";
import { cpuBackend } from "@equal-bits/ot";
import type { GpuBackend } from "@equal-bits/ot-gpu";
import { expect, test } from "vitest";
import { hardWeights } from "./hard-weights.js";

/** What every mode must do to the bit, as tests: random cases by the laws, and inputs in which exactness is hard. */
export function exactSuite(backend: GpuBackend, cases: number): void {
  for (const law of backendLaws(backend, { cases })) test(law.name, law.check);

  test("for rows of 1, 2, 576 and 4608 hard weights: the bits of the reference, at every count that is special", async () => {
    for (const size of [1, 2, 576, 4608])
      for (const [name, weights] of hardWeights(size)) {
        const counts = [0, 1, size >> 1, size - 1, size];
        const layout = groupsAsRows(counts.length, size);
        const rows = repeated(weights, counts.length);
        const marks = await backend.selectTop(rows, layout, counts, new Uint8Array(rows.length));
        const wanted = cpuBackend.selectTop(rows, layout, counts, new Uint8Array(rows.length));
        expect(marks, `${name}, ${size}`).toEqual(wanted);
      }
  });

  test("for 300 columns of hard weights on 7 atoms: the bits of the reference, −0 and subnormal atoms too", async () => {
    const atoms = [-1e30, -1, -(2 ** -149), -0, 2 ** -149, 1, 3.4028234663852886e38];
    for (const [name, weights] of hardWeights(300 * 11)) {
      const layout = groupsAsColumns(300, 11);
      const counts = apportionRows(300, 11, [0.1, 0.2, 0, 0.3, 0.2, 0.1, 0.1]);
      const out = await backend.atomTransport(
        weights,
        layout,
        atoms,
        counts,
        new Float32Array(weights.length),
      );
      expect(bitsOf(out), name).toEqual(
        bitsOf(
          await cpuBackend.atomTransport(weights, layout, atoms, counts, new Float32Array(weights.length)),
        ),
      );
    }
  });

  test("for 256 levels: the bits of the reference", async () => {
    const weights = repeated(hardWeights(300).get("few values") ?? new Float32Array(0), 2);
    const atoms = Array.from({ length: 256 }, (_, level) => level - 128);
    const counts = Int32Array.from(repeatedCounts(apportion(300, new Array(256).fill(1 / 256)), 2));
    const layout = groupsAsRows(2, 300);
    const out = await backend.atomTransport(weights, layout, atoms, counts, new Float32Array(600));
    expect(out).toEqual(cpuBackend.atomTransport(weights, layout, atoms, counts, new Float32Array(600)));
  });

  test("for no groups, and for groups of no weights: nothing, as the reference", async () => {
    for (const layout of [groupsAsRows(0, 5), groupsAsRows(3, 0), groupsAsColumns(0, 0)]) {
      const none = new Float32Array(0);
      const counts = new Array<number>(layout.groups).fill(0);
      expect(await backend.selectTop(none, layout, counts, new Uint8Array(0))).toEqual(new Uint8Array(0));
    }
  });

  test("example: two rows, the greatest of the first and the two greatest of the second; the earlier tie is taken", async () => {
    const weights = Float32Array.of(0.5, 2, 2, 7, -1, 0, -0, -3);
    const marks = await backend.selectTop(weights, groupsAsRows(2, 4), [1, 1], new Uint8Array(8));
    expect([...marks]).toEqual([0, 0, 0, 1, 0, 1, 0, 0]);
  });

  test("for every kind of call: the arrays on the device are as many as before", async () => {
    const before = backend.arrays;
    const weights = hardWeights(576).get("mixed") ?? new Float32Array(0);
    const layout = groupsAsRows(9, 64);
    await backend.selectTop(weights, layout, new Array(9).fill(32), new Uint8Array(576));
    expect(backend.arrays).toBe(before);
    const resident = await backend.upload(weights, layout);
    expect(backend.arrays).toBe(before + 3);
    await resident.selectTop(new Array(9).fill(5));
    const entropic = await resident.entropicAtoms([-1, 1], [0.5, 0.5], { epsilon: 0.1 });
    await entropic.projection();
    await entropic.plan();
    expect(backend.arrays).toBe(before + 3);
    await resident.dispose();
    await resident.dispose();
    expect(backend.arrays).toBe(before);
  });
}

function repeated(weights: Float32Array, times: number): Float32Array {
  const rows = new Float32Array(weights.length * times);
  for (let row = 0; row < times; row++) rows.set(weights, row * weights.length);
  return rows;
}

function repeatedCounts(counts: readonly number[], times: number): number[] {
  return Array.from({ length: times }, () => counts).flat();
}

function bitsOf(values: Float32Array): Uint32Array {
  return new Uint32Array(values.buffer);
}
