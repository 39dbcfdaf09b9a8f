import { expect, test } from "vitest";
import { layerAxis, layerNames, layerStrips } from "../../src/pictures/layer-axis.js";

const area = {
  x: (value: number) => 100 * value,
  y: (value: number) => value,
  width: 300,
  top: 0,
  bottom: 50,
};

test("example: the layers of two series, each once, and a band for each", () => {
  const names = layerNames([
    { layers: [{ name: "a" }, { name: "b" }] },
    { layers: [{ name: "c" }, { name: "a" }] },
  ]);
  expect(names).toEqual(["a", "b", "c"]);
  expect(layerAxis("layers", names)).toEqual({
    label: "layers",
    range: [0, 3],
    ticks: [
      { value: 0.5, text: "a" },
      { value: 1.5, text: "b" },
      { value: 2.5, text: "c" },
    ],
  });
});

test("for every number of series: strips of one width lie in their band, in order, and do not touch", () => {
  for (let count = 1; count <= 20; count++) {
    const { strip } = layerStrips(["a", "b", "c"], count, area);
    let end = 100;
    for (let series = 0; series < count; series++) {
      const [left, right] = strip("b", series);
      expect(left).toBeGreaterThan(end);
      expect(right).toBeGreaterThan(left);
      end = right;
    }
    expect(end).toBeLessThan(200);
  }
});

test("example: a line between each two layers", () => {
  expect(layerStrips(["a", "b", "c"], 1, area).separators).toContain('d="M100 0V50M200 0V50"');
  expect(layerStrips(["a"], 1, area).separators).toBe("");
});
