import { describe, expect, test } from "vitest";
import { resultsJson } from "../../src/report/results-json.js";
import { exampleComparison } from "./example-comparison.js";
import { smallComparison, smallRun } from "./small-comparison.js";

describe("resultsJson", () => {
  test("example: the whole file of a small comparison", () => {
    expect(resultsJson(smallComparison())).toBe(`{
  "schema": 1,
  "runs": [
    {
      "quantizer": "sign",
      "ratio": null,
      "seed": 1,
      "settings": {
        "epochs": 2,
        "batchSize": 8,
        "learningRate": 0.002,
        "latentLearningRate": 0.01
      },
      "epochs": [
        {
          "loss": 2,
          "accuracy": 0.25
        },
        {
          "loss": 1.5,
          "accuracy": 0.5
        }
      ],
      "testAccuracy": 0.75,
      "flipsPerStep": 0.125,
      "flipCurve": {
        "steps": [2, 4],
        "shares": [0.1875, 0.0625]
      },
      "layers": [
        {
          "name": "dense1",
          "filters": 2,
          "size": 4,
          "positives": [1, 2]
        }
      ]
    }
  ]
}
`);
  });

  test("for every comparison: what is read back is the runs' results", () => {
    const comparison = exampleComparison();
    expect(JSON.parse(resultsJson(comparison))).toEqual({
      schema: 1,
      runs: comparison.runs.map(({ result }) => result),
    });
  });

  test("same results, same bytes: neither time nor the order of the fields matters", () => {
    const run = smallRun();
    const reversed = Object.fromEntries(Object.entries(run.result).reverse());
    // the entries of a RunResult, only in another order
    const result = reversed as unknown as typeof run.result;
    expect(
      resultsJson(smallComparison({ ...run, result, seconds: 99, imagesPerSecond: 1, model: "elsewhere" })),
    ).toBe(resultsJson(smallComparison(run)));
  });

  test("example: a name that looks like a list of numbers stays as it is", () => {
    const quantizer = "[\n  1,\n  2\n]";
    const text = resultsJson(smallComparison(smallRun({ quantizer })));
    expect(JSON.parse(text).runs[0].quantizer).toBe(quantizer);
  });

  test("example: a diverged loss becomes null", () => {
    const text = resultsJson(smallComparison(smallRun({ epochs: [{ loss: Number.NaN, accuracy: 0.1 }] })));
    expect(JSON.parse(text).runs[0].epochs[0]).toEqual({ loss: null, accuracy: 0.1 });
  });
});
