import { expect, test } from "vitest";
import { introduction, reading, reportTitle } from "../../src/report/introduction.js";
import { smallComparison, smallRun } from "./small-comparison.js";

const pair = smallComparison(smallRun(), smallRun({ quantizer: "equal-bits(0.5)", testAccuracy: 0.7 }));

test("example: two quantizers", () => {
  expect(reportTitle(pair)).toBe("Two quantizers on toy");
  expect(introduction(pair)).toBe(
    "Two networks with binary weights were trained on toy (16 training images and 100 test images) for 2 epochs, seed 1. They differ in one thing: the recipe, the rule that gives each latent weight its level together with the scale, the surrogate gradient and the constraint that go with it. Compared are sign and equal-bits(0.5).",
  );
});

test("example: with 100 test images, 75 % right has a standard error of √(0.75 · 0.25 / 100) = 4.33 points", () => {
  expect(reading(pair)).toBe(
    "The most test images, 75.00 %, are classified right by sign; the accuracies lie within 5.00 points. With 100 test images, one accuracy has a standard error of about 4.33 points, before the luck of the seed: read smaller differences as a tie.",
  );
});

test("example: a single run is not compared with itself", () => {
  expect(reportTitle(smallComparison())).toBe("sign on toy");
  expect(introduction(smallComparison())).toMatch(/^One network .* is sign\.$/);
  expect(reading(smallComparison())).toMatch(/^It classifies 75\.00 % of the test images right\./);
});

test("example: two seeds of one quantizer", () => {
  const seeds = smallComparison(smallRun(), smallRun({ seed: 2 }));
  expect(introduction(seeds)).toContain("They differ in one thing: the seed of their random numbers.");
  expect(introduction(seeds)).toContain("seeds 1 and 2");
});

test("example: two seeds of two quantizers differ in both", () => {
  const both = smallComparison(smallRun(), smallRun({ seed: 2, quantizer: "equal-bits(0.5)" }));
  expect(introduction(both)).toContain("that go with it; and in the seed of their random numbers.");
});

test("example: a network other than the small one is named", () => {
  const named = smallComparison(smallRun({ network: "resnet-8" }));
  expect(introduction(named)).toMatch(/^One network \(resnet-8\) with binary weights was trained/);
});
