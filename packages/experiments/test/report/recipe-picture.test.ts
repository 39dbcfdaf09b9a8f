import { recipePicture } from "@equal-bits/experiments";
import { recipe, recipes } from "@equal-bits/quantizers";
import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-backend-wasm";
import { beforeAll, expect, test } from "vitest";
import { ruleCurves } from "../../src/report/rule-curves.js";

beforeAll(async () => {
  await tf.setBackend("wasm");
});

test("example: of sign each weight becomes ±1, and all of its gradient comes back", () => {
  const { weights, moments } = ruleCurves(recipe("sign"));
  expect(moments).toHaveLength(1);
  expect(moments[0].outputs).toEqual(weights.map((weight) => (weight >= 0 ? 1 : -1)));
  expect(new Set(moments[0].slopes)).toEqual(new Set([1]));
});

test("example: equal bits at 0.3 make 60 of 200 weights +1", () => {
  const [{ outputs }] = ruleCurves(recipe("equal-bits:0.3")).moments;
  expect(outputs.filter((output) => output === 1)).toHaveLength(60);
});

test("example: IR-Net's gradient is flat at first and sharp in the end", () => {
  const { moments } = ruleCurves(recipe("ir-net"));
  const [start, , end] = moments.map(({ slopes }) => Math.max(...slopes));
  expect(moments).toHaveLength(3);
  expect(end).toBeGreaterThan(5 * start);
});

test("for every recipe: both pictures are finite SVG documents that stand alone, and nothing leaks", () => {
  const before = tf.memory().numTensors;
  for (const one of recipes) {
    const { forward, gradient } = recipePicture(one);
    for (const svg of [forward, gradient]) {
      expect(svg).toMatch(/^<svg [^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"/);
      expect(svg).not.toMatch(/NaN|Infinity|undefined/);
    }
  }
  expect(tf.memory().numTensors).toBe(before);
});
