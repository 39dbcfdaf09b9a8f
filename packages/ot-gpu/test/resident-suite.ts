import { apportionRows, groupsAsColumns, groupsAsRows } from "@equal-bits/core";
import { latentWeights } from "@equal-bits/laws";
import { cpuBackend } from "@equal-bits/ot";
import type { GpuBackend } from "@equal-bits/ot-gpu";
import fc from "fast-check";
import { expect, test } from "vitest";

/** Weights that stay on the device, as tests. */
export function residentSuite(backend: GpuBackend, cases: number): void {
  test("for every matrix, sent once: several calls give the bits of the reference", async () => {
    const property = fc.asyncProperty(
      latentWeights({ longest: 120 }),
      fc.integer({ min: 1, max: 7 }),
      fc.boolean(),
      async (values, groups, asRows) => {
        const size = Math.floor(values.length / groups);
        const weights = values.slice(0, groups * size);
        const layout = asRows ? groupsAsRows(groups, size) : groupsAsColumns(groups, size);
        const resident = await backend.upload(weights, layout);
        for (const ratio of [0, 0.3, 1]) {
          const tops = new Array<number>(groups).fill(Math.floor(ratio * size));
          expect(await resident.selectTop(tops)).toEqual(
            cpuBackend.selectTop(weights, layout, tops, new Uint8Array(weights.length)),
          );
        }
        const counts = apportionRows(groups, size, [0.25, 0.5, 0.25]);
        expect(await resident.atomTransport([-1, 0, 1], counts)).toEqual(
          cpuBackend.atomTransport(weights, layout, [-1, 0, 1], counts, new Float32Array(weights.length)),
        );
        await resident.dispose();
      },
    );
    await fc.assert(property, { numRuns: cases });
  });

  test("example: a change after upload() is not seen", async () => {
    const weights = Float32Array.of(1, 2, 3, 4);
    const sent = backend.upload(weights, groupsAsRows(1, 4));
    weights.fill(0);
    const resident = await sent;
    expect([...(await resident.selectTop([2]))]).toEqual([0, 0, 1, 1]);
    await resident.dispose();
  });

  test("bad counts, destinations and atoms are refused before anything is written, and so is any call after dispose()", async () => {
    const resident = await backend.upload(Float32Array.of(1, 2, 3, 4), groupsAsRows(2, 2));
    const marks = new Uint8Array(4).fill(77);
    await expect(resident.selectTop([1], marks)).rejects.toThrow("2 × 1 entries, got 1");
    await expect(resident.selectTop([1, Number.NaN], marks)).rejects.toThrow(
      "counts[1] must be a whole number from 0 to 2",
    );
    await expect(resident.selectTop([1, 1], new Uint8Array(3))).rejects.toThrow(
      "the destination must have the 4 values",
    );
    await expect(resident.atomTransport([1, -1], Int32Array.of(1, 1, 1, 1))).rejects.toThrow("ascending");
    await expect(resident.atomTransport([-1, 1], Int32Array.of(1, 1, 2, 1))).rejects.toMatchObject({
      code: "MASS_MISMATCH",
    });
    await resident.dispose();
    await expect(resident.selectTop([1, 1], marks)).rejects.toMatchObject({ code: "BACKEND" });
    await expect(resident.entropicAtoms([-1, 1], [0.5, 0.5], { epsilon: 1 })).rejects.toThrow(
      "upload() again",
    );
    expect([...marks]).toEqual([77, 77, 77, 77]);
  });
}
