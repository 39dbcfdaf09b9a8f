import { expect, test } from "vitest";
import { runId } from "../../src/sweep/run-id.js";
import { versions } from "../../src/versions.js";
import { tinySettings } from "../tiny-runs.js";

const settings = tinySettings();

test("example: a name for people, then a digest", () => {
  expect(runId(settings)).toMatch(/^small-cnn-equal-bits-0\.3-seed-1-[0-9a-f]{16}$/);
  expect(runId({ ...settings, weights: "real" })).toMatch(/^small-cnn-real-valued-seed-1-/);
});

test("for every setting: another value is another run", () => {
  const changes = {
    ...{ quantizer: "sign", network: "mlp", activation: "real", width: 0.5, weights: "real", data: "mnist" },
    ...{ epochs: 9, seed: 9, batchSize: 9, learningRate: 9, latentLearningRate: 9 },
    ...{ trainImages: 9, testImages: 9, holdout: 9, latentFactor: 9, latentOffset: 9 },
  } as const;
  expect(Object.keys(changes).sort()).toEqual(
    Object.keys(settings)
      .filter((name) => name !== "offline")
      .sort(),
  );
  const ids = Object.entries(changes).map(([name, value]) => runId({ ...settings, [name]: value }));
  expect(new Set([runId(settings), ...ids]).size).toBe(ids.length + 1);
});

test("neither sockets nor the order of settings make another run", () => {
  expect(runId({ ...settings, offline: true })).toBe(runId(settings));
  const turned = Object.fromEntries(Object.entries(settings).reverse()) as typeof settings; // the same fields
  expect(runId(turned)).toBe(runId(settings));
});

test("other versions of the packages or of tfjs are another run, another Node is not", () => {
  const made = versions();
  expect(runId(settings, { ...made, node: "99" })).toBe(runId(settings));
  expect(runId(settings, { ...made, tfjs: "99" })).not.toBe(runId(settings));
  expect(runId(settings, { ...made, "equal-bits": "99" })).not.toBe(runId(settings));
});
