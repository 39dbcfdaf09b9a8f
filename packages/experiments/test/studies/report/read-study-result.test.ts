import { truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DomainError, FormatError } from "@equal-bits/core";
import { expect, test } from "vitest";
import { readStudyResult } from "../../../src/studies/report/read-study-result.js";
import { temporaryFolders } from "../../temporary-folder.js";
import { madeUpIntervals, madeUpLines, madeUpTiles } from "./made-up-figures.js";
import { madeUpResult } from "./made-up-result.js";

const folder = temporaryFolders();

function written(content: unknown): string {
  const path = join(folder(), "result.json");
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

test("example: what was written is read", async () => {
  expect(await readStudyResult(written(madeUpResult()))).toEqual(madeUpResult());
});

test("for every field: without it the file is refused by the field's name", async () => {
  for (const field of Object.keys(madeUpResult())) {
    const path = written({ ...madeUpResult(), [field]: undefined });
    const refusal = await readStudyResult(path).catch((error) => error);
    expect(refusal).toBeInstanceOf(FormatError);
    expect(refusal.message).toContain(`${path}: ${field} must be`);
  }
});

test("for every field at any depth: with an object in its place the file is refused", async () => {
  for (const path of placesIn(madeUpResult())) {
    const broken = structuredClone(madeUpResult());
    putAt(broken, path, { strange: true });
    await expect(readStudyResult(written(broken)), path.join(".")).rejects.toThrow(FormatError);
  }
});

/** Paths to everything that is no object, and to arrays. */
function placesIn(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== "object" || value === null) return [path];
  const inside = Object.entries(value).flatMap(([name, entry]) => placesIn(entry, [...path, name]));
  return Array.isArray(value) && path.length > 0 ? [path, ...inside] : inside;
}

function putAt(value: object, [name, ...rest]: readonly string[], entry: unknown): void {
  if (rest.length === 0) Object.assign(value, { [name]: entry });
  else putAt(Object(value)[name], rest, entry);
}

const [lines] = madeUpLines.series;
const interval = madeUpResult().interval;
const refused: Readonly<Record<string, readonly [unknown, string]>> = {
  "an empty file": ["", "JSON in UTF-8"],
  "JSON that was cut off": [JSON.stringify(madeUpResult()).slice(0, -20), "JSON in UTF-8"],
  "an array": [[], "must be an object"],
  "nesting without end": ["[".repeat(1e6), "must be"],
  "another version": [{ ...madeUpResult(), schema: 2 }, "schema must be 1, got 2"],
  "an unknown field": [{ ...madeUpResult(), more: 1 }, 'got "more"'],
  __proto__: [JSON.stringify(madeUpResult()).replace("{", '{"__proto__":{},'), "__proto__"],
  "null for NaN": [
    { ...madeUpResult(), effect: { name: "", value: null, unit: "" } },
    "effect.value must be a number",
  ],
  "a number too large for a double": [
    JSON.stringify(madeUpResult()).replace("88.125", "1e999"),
    "table.rows[0][1] must be a number",
  ],
  "a number beyond measure": [JSON.stringify(madeUpResult()).replace("88.125", "1e16"), "table.rows[0][1]"],
  "a steering character": [{ ...madeUpResult(), title: "\u001b[2J" }, "without control characters"],
  "half a character": [{ ...madeUpResult(), title: "\ud800" }, "without control characters"],
  "a path for a name": [{ ...madeUpResult(), study: "../x" }, "study must be a name"],
  "a day that there is not": [{ ...madeUpResult(), date: "2026-02-30" }, "date must be a day"],
  "no finding": [{ ...madeUpResult(), findings: [] }, "findings must be an array of 1"],
  "a verdict unlike that of the first finding": [
    { ...madeUpResult(), verdict: "does not hold" },
    "verdict must be that of the first finding",
  ],
  "an interval from high to low": [
    { ...madeUpResult(), interval: { ...interval, low: 2 } },
    "interval.high must be at least low",
  ],
  "no confidence": [{ ...madeUpResult(), interval: { ...interval, confidence: 0 } }, "interval.confidence"],
  "too few digits": [{ ...madeUpResult(), table: { columns: ["a"], rows: [], digits: [] } }, "table.digits"],
  "too many cells": [
    { ...madeUpResult(), table: { columns: ["a"], rows: [[1, 2]], digits: [0] } },
    "table.rows[0]",
  ],
  "a figure of no kind": [{ ...madeUpResult(), figures: [{ kind: "pie" }] }, "figures[0].kind"],
  "nine lines": [withFigure({ ...madeUpLines, series: Array(9).fill(lines) }), "figures[0].series"],
  "points that go back": [
    withFigure({ ...madeUpLines, series: [{ ...lines, points: [...lines.points].reverse() }] }),
    "figures[0].series[0].points[1].x must be at least",
  ],
  "0 on a logarithmic axis": [
    withFigure({ ...madeUpIntervals, x: { ...madeUpIntervals.x, logarithmic: true } }),
    "on a logarithmic axis",
  ],
  "an error bar upside down": [
    withFigure({ ...madeUpIntervals, rows: [{ name: "a", value: 1, low: 2, high: 1 }] }),
    "figures[0].rows[0].high",
  ],
  "a tile with too few digits": [
    withFigure({ ...madeUpTiles, groups: [{ name: "a", tiles: ["5d"] }] }),
    "figures[0].groups[0].tiles[0] must be 3 hexadecimal digits",
  ],
  "tiles without end": [
    withFigure({
      ...madeUpTiles,
      side: 200,
      groups: [{ name: "a", tiles: Array(7).fill("0".repeat(10_000)) }],
    }),
    "pixels together",
  ],
};
for (const [name, [content, message]] of Object.entries(refused))
  test(`${name} is refused`, async () => {
    const path = written(content);
    const refusal = await readStudyResult(path).catch((error) => error);
    expect(refusal).toBeInstanceOf(FormatError);
    expect(refusal.message).toContain(path);
    expect(refusal.message).toContain(message);
  });

function withFigure(figure: unknown): unknown {
  return { ...madeUpResult(), figures: [figure] };
}

test("a file that is too big is refused before it is read", async () => {
  const path = written("");
  truncateSync(path, 2 ** 24 + 1);
  await expect(readStudyResult(path)).rejects.toThrow("at most 16777216 bytes, got 16777217");
});

test("a folder and nothing at all are refused", async () => {
  await expect(readStudyResult(folder())).rejects.toThrow(DomainError);
  await expect(readStudyResult(join(folder(), "none.json"))).rejects.toThrow(DomainError);
});
