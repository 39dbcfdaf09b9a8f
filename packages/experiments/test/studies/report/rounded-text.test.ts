import { expect, test } from "vitest";
import { roundedText } from "../../../src/studies/report/rounded-text.js";

const examples: readonly (readonly [readonly number[], number, readonly string[]])[] = [
  [[0.534, 0.1, 0.961], 0.861, ["0.53", "0.10", "0.96"]],
  [[0.83, -0.0117, 1.68], 1.69, ["0.83", "−0.01", "1.68"]], // not 0.0 to 1.7, which would not cover 0
  [[-0.001, 0.1], 0.861, ["−0.001", "0.100"]],
  [[-0.00001, 0.1], 0.861, ["0.00", "0.10"]],
  [[-12.34, 56.78], 69.12, ["−12", "57"]],
  [[3, -0, 1_228_800], 0, ["3", "0", "1,228,800"]],
  [[0.25], 0, ["0.25"]],
  [[1e15 + 0.5, 0.5], 1e15, ["1,000,000,000,000,001", "1"]],
  [[0.5, 5e-324], 5e-324, ["0.50000000", "0.00000000"]],
];
for (const [values, resolution, texts] of examples)
  test(`example: ${values.join(", ")} at ${resolution} are ${texts.join(", ")}`, () => {
    expect(values.map(roundedText(values, resolution))).toEqual(texts);
  });
