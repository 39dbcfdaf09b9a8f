import "@tensorflow/tfjs-backend-cpu";
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import * as tf from "@tensorflow/tfjs-core";
import { buildSync } from "esbuild";
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ensureGradients } from "../src/index.js";
import { gradientCases } from "./gradient-cases.js";

await tf.setBackend("cpu");

const local = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

interface PlainNodeReport {
  readonly missing: string[];
  readonly results: { readonly name: string; readonly gradient: number[]; readonly differences: number[] }[];
}

/** Runs plain-node.ts with tfjs-core and tfjs-backend-cpu alone, resolved by Node and not by the test runner. */
function runInPlainNode(): PlainNodeReport {
  const outfile = local("../.cache/plain-node.mjs");
  buildSync({
    entryPoints: [local("plain-node.ts")],
    outfile,
    bundle: true,
    format: "esm",
    packages: "external",
  });
  const { stdout, stderr, status } = spawnSync(process.execPath, [outfile], { encoding: "utf8" });
  expect(status, stderr).toBe(0);
  return JSON.parse(stdout);
}

describe("in plain Node", () => {
  let report: PlainNodeReport;
  beforeAll(() => {
    report = runInPlainNode();
  });

  test("example: tfjs-core has no gradients of its own", () => {
    expect(report.missing).toEqual(gradientCases().map(({ name }) => name));
  });

  test("for every operation: the gradient equals finite differences", () => {
    expect(report.results).toHaveLength(gradientCases().length);
    for (const { name, gradient, differences } of report.results) expectNear(gradient, differences, name);
  });
});

describe("under the test runner", () => {
  beforeEach(ensureGradients);

  for (const { name, gradient, differences } of gradientCases())
    test(`${name}: the gradient equals finite differences`, () =>
      expectNear(gradient(), differences(), name));

  test("example: the gradient of x² at 3 is 6", () => {
    expect(
      tf
        .grad((x) => tf.mul(x, x))(tf.scalar(3))
        .dataSync()[0],
    ).toBe(6);
  });

  test("example: gradients make tensors of the one tensor class", () => {
    expect(tf.grad((x) => tf.mul(x, x))(tf.scalar(3))).toBeInstanceOf(tf.Tensor);
  });

  describe("with a gradient that the user registered", () => {
    const own: tf.GradConfig = { kernelName: "Tan", gradFunc: () => ({}) };
    afterEach(() => tf.unregisterGradient("Tan"));

    test("example: it stays", () => {
      tf.registerGradient(own);
      ensureGradients();
      expect(tf.getGradient("Tan")).toBe(own);
    });
  });

  test("example: a missing gradient is registered again", () => {
    tf.unregisterGradient("Tanh");
    ensureGradients();
    expect(tf.getGradient("Tanh")).toBeDefined();
  });

  test("example: a second call changes nothing", () => {
    const before = gradientCases().map(({ name }) => tf.getGradient(name));
    ensureGradients();
    expect(gradientCases().map(({ name }) => tf.getGradient(name))).toEqual(before);
  });
});

function expectNear(gradient: readonly number[], differences: readonly number[], name: string): void {
  expect(gradient).toHaveLength(differences.length);
  gradient.forEach((value, i) => {
    expect(Math.abs(value - differences[i]), `${name}[${i}]: ${value} and ${differences[i]}`).toBeLessThan(
      2e-3,
    );
  });
}
