import { join } from "node:path";
import { writeAtomically } from "../../write-atomically.js";
import { readStudyResults } from "./read-study-results.js";
import { studyReportHtml } from "./study-report-html.js";

/**
 * Writes the report of all results in a folder to `DIR/index.html`, whole or not at all.
 *
 * @param dir - the folder that `equal-bits study run NAME --out DIR` wrote to
 * @returns the path of the page
 * @throws DomainError if the folder holds no result
 * @throws FormatError naming the file and the field, if one is not a result; nothing is written then
 */
export async function writeStudyReport(dir: string): Promise<string> {
  const path = join(dir, "index.html");
  await writeAtomically(path, studyReportHtml(await readStudyResults(dir)));
  return path;
}
