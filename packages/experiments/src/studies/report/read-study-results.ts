import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { DomainError, FormatError } from "@equal-bits/core";
import type { StudyResult } from "../study-result.js";
import { readStudyResult } from "./read-study-result.js";
import { inStudyOrder } from "./study-order.js";

/**
 * The results of all studies in a folder, from `DIR/NAME/result.json`, in the order of a report.
 *
 * @param dir - the folder that `equal-bits study run NAME --out DIR` wrote to
 * @returns one result a study, at least one
 * @throws DomainError if the folder holds no result
 * @throws FormatError naming the file and the field, if one is not a result, or is of another study than its folder is named for
 */
export async function readStudyResults(dir: string): Promise<StudyResult[]> {
  const names = await readdir(dir).catch(() => []); // no folder holds no result
  const paths = names.map((name) => ({ name, path: join(dir, name, "result.json") }));
  const there = await Promise.all(paths.map(({ path }) => exists(path)));
  const found = paths.filter((_, i) => there[i]);
  if (found.length === 0)
    throw new DomainError(
      `${dir} must hold the result of at least one study, got none; run equal-bits study run NAME --out ${dir} first`,
    );
  return inStudyOrder(await Promise.all(found.map(resultOf)));
}

async function resultOf({ name, path }: { name: string; path: string }): Promise<StudyResult> {
  const result = await readStudyResult(path);
  if (result.study !== name)
    throw new FormatError(
      `${path}: study must be ${name} as its folder, got ${result.study}; rename the folder`,
    );
  return result;
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
