import { type GroupLayout, type PruningRule, readGroup } from "@equal-bits/core";
import fc from "fast-check";
import { expectRefusal, expectSame, expectThat } from "./expectations.js";
import { latentWeights } from "./latent-weights.js";
import type { Law, LawOptions } from "./law.js";
import { runsOf } from "./quantizer-law.js";

/** How hard to try, and which filters the rule is made for. */
export interface PruningLawOptions extends LawOptions {
  /** A number that divides the size of every filter that is drawn, as M of N:M, ≥ 1. Default 1. */
  readonly multiple?: number;
}

const CANARY = 77;

/**
 * The promises that every pruning rule keeps: exact counts above all, whatever the ties.
 *
 * @param rule - the rule under test, ours or a stranger's
 * @param options - how hard to try
 * @returns the laws, each to be run as a test of its own
 */
export function pruningLaws(rule: PruningRule, options: PruningLawOptions = {}): readonly Law[] {
  const law = (name: string, holds: (layer: Layer) => void): Law => ({
    name: `for every layer: ${name}`,
    check: () => fc.assert(fc.property(layersFor(options), holds), runsOf(options)),
  });
  return [
    law("each group keeps exactly the weights that were promised, in the given destination", (layer) => {
      const { weights, filters } = layer;
      const kept = new Uint8Array(weights.length).fill(CANARY);
      expectThat(rule.mask(weights, filters, kept) === kept, "mask must return its destination");
      expectThat(
        kept.every((mark) => mark <= 1),
        `kept must hold 0 or 1, got [${kept.join(", ")}]`,
      );
      expectSame(
        keptIn(kept, rule.budget(filters).layout),
        rule.budget(filters).kept,
        "kept weights of the groups",
      );
    }),
    law("the budget covers the layer, with whole counts that fit its groups", ({ weights, filters }) => {
      const { layout, kept } = rule.budget(filters);
      expectThat(
        layout.groups * layout.size === weights.length,
        `the budget must cover ${weights.length} weights, got ${layout.groups} × ${layout.size}`,
      );
      expectThat(
        kept.length === layout.groups && kept.every((count) => count >= 0 && count <= layout.size),
        `each of ${layout.groups} groups must keep 0 to ${layout.size}, got [${kept.join(", ")}]`,
      );
    }),
    law("the same weights give the same mask, and stay as they were", ({ weights, filters }) => {
      const before = weights.slice();
      const first = maskOf(rule, weights, filters);
      expectSame(maskOf(rule, weights, filters), first, "the mask of the second call");
      expectSame(weights, before, "weights after the call");
    }),
    law("−0 is treated as 0", ({ weights, filters }) => {
      const positive = weights.map((weight) => weight + 0);
      expectSame(maskOf(rule, weights, filters), maskOf(rule, positive, filters), "the mask with −0 for 0");
    }),
    law(
      "a NaN or an infinity is refused with its index, before anything is written",
      ({ weights, filters }) => {
        const index = Math.floor(weights.length / 2);
        for (const bad of weights.length === 0 ? [] : [Number.NaN, Infinity, -Infinity]) {
          const spoilt = weights.slice();
          spoilt[index] = bad;
          const kept = new Uint8Array(weights.length).fill(CANARY);
          expectRefusal(() => rule.mask(spoilt, filters, kept), "NON_FINITE", `index ${index}`);
          expectUnwritten(kept);
        }
      },
    ),
    law(
      "a destination or weights of another length are refused, before anything is written",
      ({ weights, filters }) => {
        const [longer, kept] = [weights.length + 1, new Uint8Array(weights.length).fill(CANARY)];
        const beyond = new Uint8Array(longer).fill(CANARY);
        expectRefusal(() => rule.mask(weights, filters, beyond), "SHAPE");
        expectRefusal(() => rule.mask(new Float32Array(longer), filters, kept), "SHAPE");
        expectUnwritten(beyond);
        expectUnwritten(kept);
      },
    ),
  ];
}

/** The weights of a layer, and where its filters lie. */
interface Layer {
  readonly weights: Float32Array;
  readonly filters: GroupLayout;
}

/** Filters as rows, as columns and in blocks, of hard weights. */
function layersFor({ multiple = 1, longest = 200 }: PruningLawOptions): fc.Arbitrary<Layer> {
  const shape = fc.record({
    blocks: fc.integer({ min: 1, max: 3 }),
    interleave: fc.integer({ min: 1, max: 4 }),
  });
  return fc.tuple(latentWeights({ longest }), shape).map(([drawn, { blocks, interleave }]) => {
    const groups = blocks * interleave;
    const size = multiple * Math.ceil(drawn.length / groups / multiple); // none where none are drawn
    const weights = Float32Array.from({ length: groups * size }, (_, i) => drawn[i % drawn.length]);
    return { weights, filters: { groups, size, interleave } };
  });
}

function maskOf(rule: PruningRule, weights: Float32Array, filters: GroupLayout): Uint8Array {
  return rule.mask(weights, filters, new Uint8Array(weights.length));
}

function keptIn(kept: Uint8Array, layout: GroupLayout): number[] {
  const scratch = new Uint8Array(layout.size);
  return Array.from({ length: layout.groups }, (_, group) =>
    readGroup(kept, layout, group, scratch).reduce((sum, mark) => sum + mark, 0),
  );
}

function expectUnwritten(kept: Uint8Array): void {
  expectThat(
    kept.every((mark) => mark === CANARY),
    "nothing must be written before the refusal",
  );
}
