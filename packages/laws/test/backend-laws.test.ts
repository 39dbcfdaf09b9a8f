import type { OtBackend } from "@equal-bits/core";
import { backendLaws } from "@equal-bits/laws";
import { cpuBackend } from "@equal-bits/ot";
import { expect, test } from "vitest";

async function broken(backend: OtBackend): Promise<string[]> {
  const names: string[] = [];
  for (const law of backendLaws(backend, { seed: 1 })) {
    try {
      await law.check();
    } catch {
      names.push(law.name);
    }
  }
  return names;
}

test("for the reference backend: no law is broken", async () => {
  expect(await broken(cpuBackend)).toEqual([]);
});

test("for a backend that answers later: no law is broken", async () => {
  const later: OtBackend = {
    name: "later",
    selectTop: async (...call) => cpuBackend.selectTop(...call),
    atomTransport: async (...call) => cpuBackend.atomTransport(...call),
  };
  expect(await broken(later)).toEqual([]);
});

test("for a backend that reads columns as rows: both laws of transport are broken", async () => {
  const rowsOnly: OtBackend = {
    name: "rows only",
    selectTop: (weights, layout, counts, marks) =>
      cpuBackend.selectTop(weights, { ...layout, interleave: 1 }, counts, marks),
    atomTransport: (weights, layout, atoms, counts, out) =>
      cpuBackend.atomTransport(weights, { ...layout, interleave: 1 }, atoms, counts, out),
  };
  expect((await broken(rowsOnly)).length).toBe(2);
});
