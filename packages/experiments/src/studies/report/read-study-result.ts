import { readFile, stat } from "node:fs/promises";
import { DomainError, FormatError } from "@equal-bits/core";
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
  const bytes = await boundedBytes(path);
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new FormatError(`${path} must be JSON in UTF-8, got something else; run the study again`);
  }
  return checkedResult(value, `${path}: `);
}

async function boundedBytes(path: string): Promise<Uint8Array> {
  const found = await stat(path).catch(() => null); // asked before opening: a named pipe would wait for ever
  if (found === null || !found.isFile())
    throw new DomainError(
      `${path} must be a readable file, got ${found === null ? "none" : "something else"}`,
    );
  if (found.size > MOST_BYTES)
    throw new FormatError(`${path} must have at most ${MOST_BYTES} bytes, got ${found.size}`);
  return readFile(path);
}
