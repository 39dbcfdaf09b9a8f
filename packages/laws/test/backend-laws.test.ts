import type { GroupLayout, OtBackend } from "@equal-bits/core";
import { backendLaws } from "@equal-bits/laws";
import { cpuBackend } from "@equal-bits/ot";
import { expect, test } from "vitest";

const REFUSALS = [
  "a NaN or an infinity is refused with its index",
  "counts that do not sum to the group are refused",
  "a count below 0, above the size or no whole number is refused",
  "a destination, weights or counts of another length are refused",
  "atoms that descend or are not finite are refused",
];

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

/** Names of the broken laws, without what they begin with. */
const brokenBy = async (changed: Partial<OtBackend>): Promise<string[]> => {
  const names = await broken({ ...cpuBackend, ...changed });
  return names.map((name) => name.replace("for every matrix, filters as rows, columns or blocks: ", ""));
};

const selects = "selectTop marks the greatest weights of each group, exactly the asked number";
const transports = "atomTransport moves each weight to the atom of its rank";

test("for a backend that reads columns as rows: both laws of transport are broken", async () => {
  const rowsOnly: Partial<OtBackend> = {
    selectTop: (weights, layout, counts, marks) =>
      cpuBackend.selectTop(weights, { ...layout, interleave: 1 }, counts, marks),
    atomTransport: (weights, layout, atoms, counts, out) =>
      cpuBackend.atomTransport(weights, { ...layout, interleave: 1 }, atoms, counts, out),
  };
  expect(await brokenBy(rowsOnly)).toEqual([selects, transports]);
});

test("for a backend that knows rows and columns, but no blocks of them: the law of selection is broken", async () => {
  const isBlocked = ({ groups, interleave }: GroupLayout): boolean => interleave > 1 && interleave < groups;
  const noBlocks: Partial<OtBackend> = {
    selectTop: (weights, layout, counts, marks) =>
      isBlocked(layout) ? marks : cpuBackend.selectTop(weights, layout, counts, marks),
  };
  expect(await brokenBy(noBlocks)).toContain(selects);
});

for (const length of [256, 4096])
  test(`for a backend that is wrong beyond ${length} weights a group: the law of selection is broken`, async () => {
    const wrongIfLong: Partial<OtBackend> = {
      selectTop: (weights, layout, counts, marks) => {
        cpuBackend.selectTop(weights, layout, counts, marks);
        return layout.size > length ? marks.reverse() : marks;
      },
    };
    expect(await brokenBy(wrongIfLong)).toContain(selects);
  });

test("for a backend that gives every group the counts of the first: the law of selection is broken", async () => {
  const firstCounts: Partial<OtBackend> = {
    selectTop: (weights, layout, counts, marks) => {
      const same = Array.from(counts, (count) => (Number.isInteger(count) ? counts[0] : count));
      return cpuBackend.selectTop(weights, layout, same, marks);
    },
  };
  expect(await brokenBy(firstCounts)).toContain(selects);
});

test("for a backend that is wrong in every third call: the law of what was selected before is broken", async () => {
  let calls = 0;
  const forgetful: Partial<OtBackend> = {
    selectTop: (weights, layout, counts, marks) => {
      cpuBackend.selectTop(weights, layout, counts, marks);
      calls += 1;
      return calls % 3 === 0 ? marks.fill(2) : marks;
    },
  };
  expect(await brokenBy(forgetful)).toContain("selectTop does not depend on what was selected before");
});

test("for a backend that answers in an array of its own: the laws of transport are broken", async () => {
  const own: Partial<OtBackend> = {
    selectTop: (weights, layout, counts, marks) =>
      cpuBackend.selectTop(weights, layout, counts, marks.slice()),
    atomTransport: (weights, layout, atoms, counts, out) =>
      cpuBackend.atomTransport(weights, layout, atoms, counts, out.slice()),
  };
  expect((await brokenBy(own)).slice(0, 3)).toEqual([
    selects,
    "selectTop does not depend on what was selected before",
    transports,
  ]);
});

test("for a backend that writes before it refuses: every law of refusal is broken", async () => {
  const hasty: Partial<OtBackend> = {
    selectTop: (weights, layout, counts, marks) =>
      cpuBackend.selectTop(weights, layout, counts, marks.fill(0)),
    atomTransport: (weights, layout, atoms, counts, out) =>
      cpuBackend.atomTransport(weights, layout, atoms, counts, out.fill(0)),
  };
  expect(await brokenBy(hasty)).toEqual(REFUSALS);
});

test("for a backend whose errors have no code: every law of refusal is broken", async () => {
  const vague: Partial<OtBackend> = {
    atomTransport: (...call) => {
      try {
        return cpuBackend.atomTransport(...call);
      } catch {
        throw new Error("no");
      }
    },
  };
  expect(await brokenBy(vague)).toEqual(REFUSALS);
});
