import { groupsAsColumns, groupsAsRows, readGroup } from "@equal-bits/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { forEachGroup } from "../../src/selection/for-each-group.js";

const layouts = fc
  .record({
    blocks: fc.integer({ min: 0, max: 3 }),
    interleave: fc.integer({ min: 1, max: 20 }),
    size: fc.nat({ max: 30 }),
  })
  .map(({ blocks, interleave, size }) => ({ groups: blocks * interleave, size, interleave }));

test("for every layout: each group comes once, in turn, with its own weights, and its results go to their places", () => {
  fc.assert(
    fc.property(layouts, (layout) => {
      const weights = Float32Array.from({ length: layout.groups * layout.size }, (_, i) => i);
      const met: number[] = [];
      const out = new Float32Array(weights.length).fill(-1);
      const given = forEachGroup(weights, layout, out, (latent, group, results) => {
        met.push(group);
        const own = readGroup(weights, layout, group, new Float32Array(layout.size));
        expect(latent.every((weight, i) => weight === own[i]) && latent.length === layout.size).toBe(true);
        for (let i = 0; i < layout.size; i++) results[i] = 2 * latent[i];
      });
      expect(given === out).toBe(true);
      expect(met).toEqual(Array.from({ length: layout.groups }, (_, group) => group));
      expect(out.every((result, i) => result === 2 * i)).toBe(true);
    }),
    { numRuns: 200 },
  );
});

test("example: columns too long for eight to be copied at once", () => {
  const layout = groupsAsColumns(5, 40_000);
  const weights = Float32Array.from({ length: 200_000 }, (_, i) => i);
  const out = forEachGroup(weights, layout, new Float32Array(200_000), (latent, _, results) => {
    results.set(latent);
  });
  expect(out.every((result, i) => result === i)).toBe(true);
});

test("example: two columns of three weights, with results of another kind", () => {
  const weights = Float32Array.of(1, 10, 2, 20, 3, 30);
  const out = forEachGroup(weights, groupsAsColumns(2, 3), new Uint8Array(6), (latent, group, results) => {
    results.set(latent.map((weight) => weight + group));
  });
  expect([...out]).toEqual([1, 11, 2, 21, 3, 31]);
});

test("example: a row is handed over in place", () => {
  const weights = new Float32Array(4);
  forEachGroup(weights, groupsAsRows(2, 2), new Uint8Array(4), (latent) => {
    expect(latent.buffer === weights.buffer).toBe(true);
  });
});
