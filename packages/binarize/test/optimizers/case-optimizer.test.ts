import { bop, CaseOptimizer, caseOptimizer } from "@equal-bits/binarize";
import * as tf from "@tensorflow/tfjs-core";
import { afterEach, expect, test } from "vitest";
import { onBackends } from "../on-backends.js";

afterEach(() => {
  tf.disposeVariables();
});

function apply(optimizer: tf.Optimizer, gradients: Readonly<Record<string, number>>): void {
  tf.tidy(() => {
    optimizer.applyGradients(
      Object.fromEntries(Object.entries(gradients).map(([name, value]) => [name, tf.tensor1d([value])])),
    );
  });
}

function variables(...names: string[]): tf.Variable[] {
  return names.map((name) => tf.variable(tf.tensor1d([1]), true, name));
}

onBackends(() => {
  test("example: of the cases the first that applies, else the fallback", () => {
    const [a, b, c] = variables("binary/a", "slow/b", "c");
    const optimizer = caseOptimizer(
      [
        { when: "binary", optimizer: bop({ gamma: 1, threshold: 0.5 }) },
        { when: (name) => name.startsWith("slow"), optimizer: tf.train.sgd(0.125) },
      ],
      tf.train.sgd(0.5),
    );
    apply(optimizer, { c: 1, "slow/b": 1, "binary/a": 1 });
    expect([a, b, c].map((one) => one.dataSync()[0])).toEqual([-1, 0.875, 0.5]);
    expect(optimizer.iterations).toBe(1);
    optimizer.dispose();
  });

  test("for a run that is saved half-way: configuration and state go on to the same values", async () => {
    const made = () =>
      caseOptimizer([{ when: "binary", optimizer: bop({ gamma: 0.5, threshold: 0.2 }) }], tf.train.adam(0.1));
    const gradients = Array.from({ length: 8 }, (_, i) => [Math.sin(i), Math.cos(i)]);
    const run = (optimizer: tf.Optimizer, suffix: string, from: number, to: number): void => {
      for (const [a, b] of gradients.slice(from, to))
        apply(optimizer, { [`binary/${suffix}`]: a, [`real/${suffix}`]: b });
    };
    const whole = variables("binary/whole", "real/whole");
    run(made(), "whole", 0, 8);
    const resumed = variables("binary/half", "real/half");
    const before = made();
    run(before, "half", 0, 4);
    const after = CaseOptimizer.fromConfig(
      CaseOptimizer as never,
      JSON.parse(JSON.stringify(before.getConfig())),
    ) as CaseOptimizer;
    await after.setWeights(await before.getWeights());
    run(after, "half", 4, 8);
    expect(resumed.map((one) => one.dataSync()[0])).toEqual(whole.map((one) => one.dataSync()[0]));
    expect(after.iterations).toBe(8);
  });
});

test("a case with a function cannot be saved, and an unknown class not loaded", () => {
  const optimizer = caseOptimizer([{ when: () => true, optimizer: bop() }], tf.train.sgd(1));
  expect(() => optimizer.getConfig()).toThrow("when must be a part of a variable's name");
  const fallback = { className: "toString", config: {} };
  expect(() => CaseOptimizer.fromConfig(CaseOptimizer as never, { cases: [], fallback })).toThrow(
    "the optimizer's class must be registered with tfjs, got toString",
  );
});
