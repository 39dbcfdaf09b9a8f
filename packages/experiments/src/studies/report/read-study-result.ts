import { DomainError, FormatError } from "@equal-bits/core";
import { readBounded } from "../../read-bounded.js";
import type { StudyResult } from "../study-result.js";
import { checkedResult } from "./checked-result.js";

/** Greatest size of a file that is read. */
const MOST_BYTES = 2 ** 24;

/**
 * A study's result from its file, which may come from anywhere: size, form and every field are looked at before anything is believed.
 *
 * @param path - of a `result.json`
 * @returns the result, with no other fields than it has in `StudyResult`
 * @throws DomainError if there is no such file
 * @throws FormatError naming the file and the field, if it is not a result of version 1
 */
export async function readStudyResult(path: string): Promise<StudyResult> {
  const bytes = await readBounded(path, MOST_BYTES);
  if (bytes === null) throw new DomainError(`${path} must be a readable file, got none`);
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new FormatError(`${path} must be JSON in UTF-8, got something else; run the study again`);
  }
  return checkedResult(value, `${path}: `);
}
