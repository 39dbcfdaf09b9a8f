import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { binaryWeights } from "../../src/index.js";

/** What `@equal-bits/layers` saved, for its own tests. */
function sample(name: string): { model: object; names: string[] } {
  const path = new URL(`../../../layers/test/saving/fixtures/${name}-sample.txt`, import.meta.url);
  const { modelTopology, weightSpecs } = JSON.parse(readFileSync(path, "utf8"));
  return { model: { modelTopology }, names: weightSpecs.map((spec: { name: string }) => spec.name) };
}

test("example: latent weights of saved layers, with the names of their quantizers", () => {
  const { model, names } = sample("latent");
  const found = binaryWeights(model);
  expect(names.flatMap((name) => (found.has(name) ? [[name, found.get(name)]] : []))).toEqual([
    ["conv/kernel", { quantizer: "equal-bits(0.3)", holds: "latent" }],
    ["separable/depthwise_kernel", { quantizer: "equal-bits(0.5)", holds: "latent" }],
    ["separable/pointwise_kernel", { quantizer: "equal-bits(0.5)", holds: "latent" }],
    ["head/kernel", { quantizer: "equal-levels(3)", holds: "latent" }],
  ]);
});

test("example: codes and values of frozen layers", () => {
  const { model, names } = sample("frozen");
  const found = binaryWeights(model);
  expect(names.flatMap((name) => (found.has(name) ? [[name, found.get(name)?.holds]] : []))).toEqual([
    ["conv/codes", "codes"],
    ["conv/values", "values"],
    ["separable/depthwise_codes", "codes"],
    ["separable/depthwise_values", "values"],
    ["separable/pointwise_codes", "codes"],
    ["separable/pointwise_values", "values"],
    ["head/codes", "codes"],
    ["head/values", "values"],
  ]);
});

test("example: the mask of a pruned layer, and the frozen weights and scores of a ticket", () => {
  const layer = (name: string, more: object): object => ({
    config: { name, quantizer: { name: "sign" }, ...more },
  });
  const layers = [layer("pruned", { pruning: "masked" }), layer("picked", { ticket: { name: "biprop" } })];
  const found = binaryWeights({ modelTopology: { config: { layers } } });
  const kernels = [...found].filter(([name]) => /^(pruned|picked)\/kernel/.test(name)).sort();
  expect(kernels.map(([name, { holds }]) => [name, holds])).toEqual([
    ["picked/kernel", "ticket"],
    ["picked/kernel_scores", "scores"],
    ["pruned/kernel", "latent"],
    ["pruned/kernel_mask", "mask"],
  ]);
});

test("for every topology: something is said, and nothing thrown", () => {
  const config = fc.record({ name: fc.anything(), quantizer: fc.anything(), frozen: fc.anything() });
  fc.assert(
    fc.property(
      fc.oneof(fc.anything(), fc.record({ layers: fc.array(fc.record({ config })) })),
      (modelTopology) => {
        const json = JSON.parse(
          JSON.stringify({ modelTopology }, (_, value) => (typeof value === "bigint" ? 0 : value)),
        );
        expect(binaryWeights(json)).toBeInstanceOf(Map);
      },
    ),
  );
});

test("example: names are plain data", () => {
  const layer = '{"config":{"name":"__proto__","quantizer":{"name":"constructor"}}}';
  const found = binaryWeights(JSON.parse(`{"modelTopology":{"__proto__":[${layer}]}}`));
  expect(found.get("__proto__/kernel")).toEqual({ quantizer: "constructor", holds: "latent" });
  expect(binaryWeights(null).size).toBe(0);
});
