import { describe, expect, test } from "vitest";
import {
  type ClassBoundary,
  decisionBoundaries,
} from "../../../src/studies/search-space/decision-boundaries.js";
import { HIDDEN_UNITS, type HiddenUnit } from "../../../src/studies/search-space/hidden-unit.js";
import { labelAt, packLabels } from "../../../src/studies/search-space/packed-labels.js";
import { gridResponses, type PlaneGrid } from "../../../src/studies/search-space/plane-grid.js";
import { complement, plainLabels } from "./every-combination.js";

const GRID: PlaneGrid = { low: -5, step: 0.5, side: 20 };

/** A unit written as its weights from x, from y, its bias and its weight to the output: `"++-+"`. */
function unit(signs: string): number {
  const [fromX, fromY, bias, toOutput] = [...signs].map((sign) => (sign === "+" ? 1 : -1));
  const wanted: HiddenUnit = { fromX, fromY, bias, toOutput } as HiddenUnit; // every one is −1 or 1
  return HIDDEN_UNITS.findIndex((other) => JSON.stringify(other) === JSON.stringify(wanted));
}

function classOf(classes: readonly ClassBoundary[], ...signs: string[]): ClassBoundary {
  const units = signs.map(unit).sort((a, b) => a - b);
  const found = classes.find((networkClass) => networkClass.units.join() === units.join());
  if (found === undefined) throw new Error(`no class ${signs}`);
  return found;
}

/** The weights of a class in the order of the paper's authors. */
function weightsOf({ units }: ClassBoundary): number[] {
  const own = units.map((index) => HIDDEN_UNITS[index]);
  return [
    ...own.flatMap(({ fromX, fromY }) => [fromX, fromY]),
    ...own.map(({ bias }) => bias),
    ...own.map(({ toOutput }) => toOutput),
  ];
}

describe("decisionBoundaries", () => {
  const classes = decisionBoundaries(GRID);

  test("example: 2 · sigmoid(x + y + 1) − sigmoid(−x − y − 1) is positive where x + y > −1 − ln 2", () => {
    // sigmoid(−z) = 1 − sigmoid(z), so it is 3 · sigmoid(z) − 1: positive where sigmoid(z) > 1/3, that is z > −ln 2.
    const { units, boundary, negatives, combinations } = classOf(classes, "++++", "++++", "----");
    expect({ negatives, combinations, boundary: boundary !== null }).toEqual({
      negatives: 4,
      combinations: 3,
      boundary: true,
    });
    const responses = gridResponses(GRID);
    const [first, second, third] = units.map((index) => responses[index]);
    const labels = packLabels(first, second, third);
    for (let point = 0; point < 400; point++) {
      const x = -5 + 0.5 * (point % 20);
      const y = -5 + 0.5 * Math.floor(point / 20);
      expect(labelAt(labels, point)).toBe(x + y > -1 - Math.log(2) ? 1 : 0);
    }
  });

  test("example: with outgoing weights turned round the boundary stays, and its sides change", () => {
    const one = classOf(classes, "++++", "++++", "----");
    const turned = classOf(classes, "+++-", "+++-", "---+");
    expect(turned.boundary).toBe(one.boundary);
    expect([one.firstLabel, turned.firstLabel]).toEqual([0, 1]);
  });

  test("example: no boundary where all outgoing weights are alike, or where two units cancel", () => {
    expect(classOf(classes, "++++", "+-++", "--++").boundary).toBeNull();
    expect(classOf(classes, "+++-", "+-+-", "--+-").boundary).toBeNull();
    expect(classOf(classes, "+-++", "+-+-", "--++").boundary).toBeNull();
  });

  test("for all pairs of classes: the same number if and only if plain labels are equal or complementary", () => {
    const byNumber = new Map<number | null, string>();
    const byLabels = new Map<string, number | null>();
    for (const networkClass of classes) {
      const labels = plainLabels(weightsOf(networkClass), GRID);
      const merged = labels[0] === "0" ? labels : complement(labels);
      expect(networkClass.firstLabel).toBe(Number(labels[0]));
      if (!byNumber.has(networkClass.boundary)) byNumber.set(networkClass.boundary, merged);
      if (!byLabels.has(merged)) byLabels.set(merged, networkClass.boundary);
      expect(byNumber.get(networkClass.boundary)).toBe(merged);
      expect(byLabels.get(merged)).toBe(networkClass.boundary);
    }
  });

  test("numbers come in the order in which boundaries first come", () => {
    let next = 0;
    for (const { boundary } of classes)
      if (boundary !== null) {
        expect(boundary).toBeLessThanOrEqual(next);
        if (boundary === next) next++;
      }
    expect(next).toBeGreaterThan(1);
  });
});
