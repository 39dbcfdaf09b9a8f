import {
  type FieldCheck,
  listOf,
  number,
  objectOf,
  oneOf,
  refuseField,
  text,
  texts,
  whole,
} from "../../field-check.js";
import type { Effect, Finding, Interval, StudyTable, Verdict } from "../study.js";
import type { Machine, StudyResult } from "../study-result.js";
import { checkedFigure } from "./checked-figure.js";

/**
 * A study's result out of a file that may hold anything: every field is looked at, and what is said on top is what the first finding says.
 *
 * @internal
 */
export const checkedResult: FieldCheck<StudyResult> = (value, where) => {
  const result = fields(value, where);
  const [first] = result.findings;
  for (const part of ["verdict", "effect", "interval"] as const)
    if (JSON.stringify(result[part]) !== JSON.stringify(first[part]))
      refuseField(
        `${where}${part}`,
        `that of the first finding, ${JSON.stringify(first[part])}`,
        result[part],
      );
  return result;
};

const verdict: FieldCheck<Verdict> = oneOf(["holds", "does not hold", "not decided at this scale"]);
const effect = objectOf<Effect>({ name: text, value: number, unit: text });

const interval: FieldCheck<Interval> = (value, where) => {
  const found = objectOf<Interval>({ low: number, high: number, confidence: number, over: text })(
    value,
    where,
  );
  if (!(found.low <= found.high)) refuseField(`${where}.high`, `at least low, ${found.low}`, found.high);
  if (!(found.confidence > 0 && found.confidence <= 1))
    refuseField(`${where}.confidence`, "more than 0 and at most 1", found.confidence);
  return found;
};

const finding = objectOf<Finding>({ claim: text, verdict, effect, interval });

const cell: FieldCheck<string | number | null> = (value, where) => {
  if (value === null) return null;
  return typeof value === "string" ? text(value, where) : number(value, where);
};

const table: FieldCheck<StudyTable> = (value, where) => {
  const found = objectOf<StudyTable>({
    columns: listOf(text, 0, 100),
    rows: listOf(listOf(cell, 0, 100)),
    digits: listOf(whole(0, 15), 0, 100),
  })(value, where);
  const columns = found.columns.length;
  if (found.digits.length !== columns)
    refuseField(`${where}.digits`, `one entry for each of ${columns} columns`, found.digits);
  found.rows.forEach((row, i) => {
    if (row.length !== columns)
      refuseField(`${where}.rows[${i}]`, `one cell for each of ${columns} columns`, row);
  });
  return found;
};

const studyName: FieldCheck<string> = (value, where) =>
  typeof value === "string" && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(value) && value.length <= 100
    ? value
    : refuseField(where, "a name of small letters, digits and hyphens", value);

const day: FieldCheck<string> = (value, where) => {
  const found = text(value, where);
  const time = /^\d{4}-\d\d-\d\d$/.test(found) ? Date.parse(found) : Number.NaN;
  const exists = !Number.isNaN(time) && new Date(time).toISOString().startsWith(found); // some parsers take 30 February
  return exists ? found : refuseField(where, "a day as 2026-11-25", value);
};

const machine = objectOf<Machine>({ cpu: text, cores: whole(1, 1e6), memory: number, platform: text });

const fields = objectOf<StudyResult>({
  schema: oneOf([1]),
  study: studyName,
  title: text,
  claim: text,
  verdict,
  effect,
  interval,
  findings: listOf(finding, 1, 200),
  setup: text,
  reading: listOf(text, 0, 200),
  table,
  figures: listOf(checkedFigure, 0, 30),
  scale: oneOf(["quick", "full"]),
  command: text,
  versions: texts,
  machine,
  date: day,
});
