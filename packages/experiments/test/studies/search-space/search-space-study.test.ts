import { describe, expect, test } from "vitest";
import type { LineFigure, TileFigure } from "../../../src/studies/figure.js";
import { searchSpaceStudy } from "../../../src/studies/search-space/search-space-study.js";

const REQUEST = { scale: "quick", seeds: null } as const;
const conclusion = searchSpaceStudy.conclude(REQUEST, { of: () => null });
const [kept, perCombination] = conclusion.figures.filter(
  (figure): figure is LineFigure => figure.kind === "lines",
);
const [tiles] = conclusion.figures.filter((figure): figure is TileFigure => figure.kind === "tiles");

describe("searchSpaceStudy", () => {
  test("it counts: no stage, and the same conclusion at either scale", () => {
    expect(searchSpaceStudy.name).toBe("search-space");
    expect(searchSpaceStudy.stages).toEqual([]);
    expect(searchSpaceStudy.conclude({ scale: "full", seeds: 2 }, { of: () => null })).toEqual(conclusion);
  });

  test("example: the claim holds, 66 of 76 in 924 of 4,096; two readings of it do not", () => {
    expect(conclusion.findings.map(({ verdict }) => verdict)).toEqual([
      "holds",
      "does not hold",
      "does not hold",
    ]);
    expect(conclusion.findings[0].claim).toBe(searchSpaceStudy.claim);
    const effects = conclusion.findings.map(({ effect }) => effect.value);
    expect(effects[0]).toBeCloseTo((100 * 66) / 76, 12);
    expect(effects[1]).toBeCloseTo((100 * 66) / 924 - (100 * 37) / 495, 12);
    expect(effects[2]).toBeCloseTo(66 - 73.837, 3);
    expect(conclusion.findings[0].effect.name).toContain("22.6 %");
  });

  test("for every finding: it was counted, so its interval is the effect itself", () => {
    for (const { effect, interval } of conclusion.findings)
      expect(interval).toEqual({ low: effect.value, high: effect.value, confidence: 1, over: "counted" });
  });

  test("example: the table has the authors' counts, and all of them in the last row", () => {
    const { columns, rows, digits } = conclusion.table;
    for (const row of [...rows, digits]) expect(row).toHaveLength(columns.length);
    expect(rows.map((row) => row.slice(0, 4))).toEqual([
      [0, 1, 0, 0],
      [1, 12, 0, 0],
      [2, 66, 6, 2],
      [3, 220, 60, 14],
      [4, 495, 189, 35],
      [5, 792, 339, 55],
      [6, 924, 432, 66],
      [7, 792, 387, 59],
      [8, 495, 216, 37],
      [9, 220, 66, 15],
      [10, 66, 9, 3],
      [11, 12, 0, 0],
      [12, 1, 0, 0],
      ["all", 4096, 1704, 76],
    ]);
    const shares = rows.map((row) => Number(row[4]).toFixed(1));
    expect(shares.join(" ")).toBe("0.0 0.0 3.0 6.4 7.1 6.9 7.1 7.4 7.5 6.8 4.5 0.0 0.0 1.9");
  });

  test("every number of the conclusion is finite", () => {
    expect(JSON.parse(JSON.stringify(conclusion))).toEqual(conclusion); // NaN and ±∞ would come back as null
  });

  test("lines have a point for each number of negative weights", () => {
    for (const { series } of [kept, perCombination])
      for (const { points } of series)
        expect(points.map(({ x }) => x)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  });

  test("example: at half, 86.8 % of the boundaries and 22.6 % of the combinations; at random 97.2 %", () => {
    const atHalf = kept.series.map(({ points }) => points[6].value.toFixed(1));
    expect(atHalf).toEqual(["86.8", "22.6", "97.2"]);
    expect(perCombination.series[0].points[8].value).toBeCloseTo((100 * 37) / 495, 12);
  });

  test("76 tiles of 1,024 pixels, all different: 66 at half and half, 10 elsewhere only", () => {
    expect(tiles.groups.map((group) => group.tiles.length)).toEqual([66, 10]);
    expect(tiles.groups.map(({ name }) => Number.parseInt(name, 10))).toEqual([66, 10]);
    const all = tiles.groups.flatMap((group) => group.tiles);
    expect(new Set(all).size).toBe(76);
    for (const tile of all) expect(tile).toMatch(/^[0-9a-f]{256}$/);
  });

  test("for every tile that half and half leaves out: it is one that half and half has, mirrored or turned", () => {
    const [atHalf, elsewhere] = tiles.groups;
    const known = new Set(atHalf.tiles.map(bitsOf));
    for (const tile of elsewhere.tiles) {
      const alike = likenesses(bitsOf(tile), tiles.side).flatMap((bits) => [bits, turnedRound(bits)]);
      expect(alike.some((bits) => known.has(bits))).toBe(true);
    }
  });

  test("example: what is said beside the numbers has them in it", () => {
    const text = conclusion.reading.join("\n");
    for (const words of [
      "66 of its 76 decision boundaries (86.8 %) in 924 of 4,096 combinations (22.6 %)",
      "all combinations have 152",
      "7.14 boundaries, fewer than the 7.45 at 7 and 7.47 at 8 negative weights",
      "with 22.4 combinations each on average",
      "924 drawn at random have 73.8 of the 76 on average",
      "(55 against 59, 35 against 37, 14 against 15, 2 against 3)",
    ])
      expect(text).toContain(words);
    expect(conclusion.setup).toContain("All 4,096 combinations of weights, which are 816");
    expect(conclusion.setup).toContain("the 62,500 points of a grid from −5 on, 0.04 apart");
  });
});

function bitsOf(tile: string): string {
  return [...tile].map((digit) => Number.parseInt(digit, 16).toString(2).padStart(4, "0")).join("");
}

function turnedRound(bits: string): string {
  return [...bits].map((bit) => (bit === "1" ? "0" : "1")).join("");
}

/** A square picture in its eight positions. */
function likenesses(bits: string, side: number): string[] {
  const moved = (from: (row: number, column: number) => number): string =>
    Array.from({ length: side * side }, (_, i) => bits[from(Math.floor(i / side), i % side)]).join("");
  const last = side - 1;
  return [false, true].flatMap((swapped) =>
    [false, true].flatMap((down) =>
      [false, true].map((across) =>
        moved((row, column) => {
          const r = down ? last - row : row;
          const c = across ? last - column : column;
          return swapped ? c * side + r : r * side + c;
        }),
      ),
    ),
  );
}
