import { beforeAll, expect, test } from "vitest";
import { expectedSeconds } from "../../src/sweep/expected-seconds.js";
import { useWasmTraining } from "../../src/wasm-training-backend.js";
import { tinySettings } from "../tiny-runs.js";

beforeAll(useWasmTraining);

const seconds = (changes: Parameters<typeof tinySettings>[0] = {}): number =>
  expectedSeconds(tinySettings({ data: "embedded", trainImages: 5000, ...changes }));

test("more epochs, more images, a wider network and larger pictures take longer", () => {
  const one = seconds();
  expect(seconds({ epochs: 2 })).toBeGreaterThan(one);
  expect(seconds({ trainImages: 10_000 })).toBeGreaterThan(one);
  expect(seconds({ width: 2 })).toBeGreaterThan(one);
  expect(seconds({ data: "cifar-10" })).toBeGreaterThan(one);
});

test("no more images are counted than a data set has", () => {
  expect(seconds({ trainImages: 10_000 })).toBe(seconds({ trainImages: 20_000 }));
});
