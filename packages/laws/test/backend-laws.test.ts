import type { GroupLayout, OtBackend } from "@equal-bits/core";
import { backendLaws } from "@equal-bits/laws";
import { cpuBackend } from "@equal-bits/ot";
import { expect, test } from "vitest";

const misfits = "a layout, destination, weights or counts that do not fit are refused";
const REFUSALS = [
  "a NaN or an infinity is refused with its index",
  "counts that do not sum to the group are refused",
  "a count below 0, above the size or no whole number is refused",
  misfits,
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
const independent = "selectTop does not depend on what was, or is just being, selected besides";
const transports = "atomTransport moves each weight to the atom of its rank";

test("for a backend that reads all as rows: the laws of transport and of the layout are broken", async () => {
  const rowsOnly: Partial<OtBackend> = {
    selectTop: (weights, layout, counts, marks) =>
      cpuBackend.selectTop(weights, { ...layout, interleave: 1 }, counts, marks),
    atomTransport: (weights, layout, atoms, counts, out) =>
      cpuBackend.atomTransport(weights, { ...layout, interleave: 1 }, atoms, counts, out),
  };
  expect(await brokenBy(rowsOnly)).toEqual([selects, transports, misfits]);
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
  expect(await brokenBy(forgetful)).toContain(independent);
});

test("for a backend that keeps one call's weights while another comes in: the law of what is just being selected is broken", async () => {
  let kept: Float32Array = new Float32Array(0);
  const forgetful: Partial<OtBackend> = {
    selectTop: async (weights, layout, counts, marks) => {
      cpuBackend.selectTop(weights, layout, counts, marks.slice()); // refuses what must be refused
      kept = weights;
      await Promise.resolve();
      return cpuBackend.selectTop(kept.length === weights.length ? kept : weights, layout, counts, marks);
    },
  };
  expect(await brokenBy(forgetful)).toEqual([independent]);
});

test("for a backend that makes 0 of −0: the law of atomTransport is broken", async () => {
  const unsigned: Partial<OtBackend> = {
    atomTransport: (weights, layout, atoms, counts, out) => {
      cpuBackend.atomTransport(weights, layout, atoms, counts, out);
      out.forEach((atom, i) => {
        out[i] = atom + 0;
      });
      return out;
    },
  };
  expect(await brokenBy(unsigned)).toEqual([transports]);
});

test("for a backend that trusts the layout: the law of what does not fit is broken", async () => {
  const trusting: Partial<OtBackend> = {
    selectTop: (weights, layout, counts, marks) => {
      const fits = layout.groups % layout.interleave === 0;
      return fits ? cpuBackend.selectTop(weights, layout, counts, marks) : marks;
    },
  };
  expect(await brokenBy(trusting)).toEqual([misfits]);
});

test("for a backend that answers in an array of its own: the laws of transport are broken", async () => {
  const own: Partial<OtBackend> = {
    selectTop: (weights, layout, counts, marks) =>
      cpuBackend.selectTop(weights, layout, counts, marks.slice()),
    atomTransport: (weights, layout, atoms, counts, out) =>
      cpuBackend.atomTransport(weights, layout, atoms, counts, out.slice()),
  };
  expect((await brokenBy(own)).slice(0, 3)).toEqual([selects, independent, transports]);
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
