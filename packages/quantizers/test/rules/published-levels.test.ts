import {
  type GroupLayout,
  groupsAsRows,
  groupsOf,
  perFilter,
  perTensor,
  quantizeGroups,
} from "@equal-bits/core";
import { namedQuantizer } from "@equal-bits/quantizers";
import { describe, expect, test } from "vitest";
import banks from "../fixtures/published-levels.json" with { type: "json" };

/** Fixed levels are the same, those with a statistic within 1e-6 of it. */
function expectNear(made: Float32Array, wanted: readonly number[]): void {
  expect(made.length).toBe(wanted.length);
  const apart = wanted.map((value, i) => Math.abs(made[i] - value) / Math.max(Math.abs(value), 1e-3));
  expect(Math.max(...apart)).toBeLessThan(1e-6);
}

function quantized(rule: string, weights: readonly number[], layout: GroupLayout): Float32Array {
  const out = new Float32Array(weights.length);
  return quantizeGroups(namedQuantizer(rule), Float32Array.from(weights), layout, out);
}

/** [out, in, height, width] as [height, width, in, out]; [out, in] as [in, out]. */
function inTfjsOrder(values: Float32Array, [filters, channels, ...window]: readonly number[]): number[] {
  const area = window.reduce((product, axis) => product * axis, 1);
  return Array.from(values, (_, i) => {
    const [filter, channel, place] = [
      i % filters,
      Math.floor(i / filters) % channels,
      Math.floor(i / (filters * channels)),
    ];
    return values[(filter * channels + channel) * area + place];
  });
}

for (const { name, shape, torchShape, weights, torchWeights, rules } of banks)
  describe(`PyTorch's levels: ${name}`, () => {
    for (const [rule, { granularity, levels }] of Object.entries(rules)) {
      test(`example: ${rule} of filters as columns`, () => {
        const grouped = granularity === "perTensor" ? perTensor() : perFilter();
        expectNear(quantized(rule, weights, groupsOf(shape, grouped)), levels);
      });

      test(`example: ${rule} of filters as rows, in PyTorch's order`, () => {
        const filters = granularity === "perTensor" ? 1 : torchShape[0];
        const made = quantized(rule, torchWeights, groupsAsRows(filters, weights.length / filters));
        expectNear(Float32Array.from(inTfjsOrder(made, torchShape)), levels);
      });
    }
  });
