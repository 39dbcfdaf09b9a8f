import { BinaryLayer } from "@equal-bits/layers";
import { beforeAll, expect, test } from "vitest";
import { catalogueRule } from "../../src/rules/catalogue-rule.js";
import { networkFor } from "../../src/rules/network-for.js";
import { useWasmTraining } from "../../src/wasm-training-backend.js";
import { smallData, tinySettings } from "../tiny-runs.js";

beforeAll(useWasmTraining);

test("example: XNOR-Net's parts are in every binary layer", () => {
  const rule = catalogueRule("xnor-net");
  const model = networkFor(tinySettings({ network: "resnet-8" }), rule, smallData(1).train);
  expect(model.inputs[0].shape).toEqual([null, 8, 8, 1]);
  const binary = model.layers.filter((layer) => layer instanceof BinaryLayer);
  expect(binary.length).toBe(6);
  for (const layer of binary)
    expect(layer).toMatchObject({
      quantizer: { name: "xnor-net" },
      granularity: { kind: "perFilter" },
      scale: { name: "unit" },
      gradient: { name: "xnor" },
      kernelConstraint: { name: "centred-clip(1)" },
    });
  model.dispose();
});
