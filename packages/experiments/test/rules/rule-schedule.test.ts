import { BinaryLayer } from "@equal-bits/layers";
import { beforeAll, expect, test } from "vitest";
import { smallCnn } from "../../src/index.js";
import { catalogueRule } from "../../src/rules/catalogue-rule.js";
import { ruleSchedule } from "../../src/rules/rule-schedule.js";
import { useWasmTraining } from "../../src/wasm-training-backend.js";

beforeAll(useWasmTraining);

function networkOf(name: string): ReturnType<typeof smallCnn> {
  return smallCnn({ inputShape: [8, 8, 1], classes: 3, quantizer: catalogueRule(name).quantizer, seed: 1 });
}

test("example: IR-Net's gradient sharpens from step to step, in all binary layers", () => {
  const model = networkOf("ir-net");
  const binary = model.layers.filter((layer) => layer instanceof BinaryLayer);
  const before = ruleSchedule(model, catalogueRule("ir-net"));
  const seen = [0, 0.5, 1].map((progress) => {
    before(progress);
    return binary.map((layer) => layer.gradient.name);
  });
  expect(new Set(seen.flat()).size).toBe(3);
  for (const names of seen) expect(new Set(names).size).toBe(1);
  model.dispose();
});

test("parts that stay the same are given once", () => {
  const model = networkOf("sign");
  const [layer] = model.layers.filter((one) => one instanceof BinaryLayer);
  const before = ruleSchedule(model, catalogueRule("sign"));
  before(0);
  const { gradient } = layer;
  before(0.5);
  expect(layer.gradient).toBe(gradient);
  model.dispose();
});
