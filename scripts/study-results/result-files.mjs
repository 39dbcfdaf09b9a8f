import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import {
  readStudyResults,
  studiesMarkdown,
  studyFigureSvg,
  studyMarkdown,
  studyReportHtml,
} from "@equal-bits/experiments";

/**
 * The pages of the studies' results: an overview, a page and figures of each study, and the report.
 *
 * @param {string} folder - holds NAME/result.json for each study; there may be none
 * @returns {Promise<Map<string, string>>} the text of each file, by its path in the folder
 */
export async function resultFiles(folder) {
  const results = holdsResults(folder) ? await readStudyResults(folder) : [];
  const files = new Map([["README.md", studiesMarkdown(results)]]);
  for (const result of results) {
    files.set(`${result.study}/README.md`, studyMarkdown(result, figureFile));
    result.figures.forEach((figure, i) => {
      files.set(`${result.study}/${figureFile(i)}`, `${studyFigureSvg(figure)}\n`);
    });
  }
  if (results.length > 0) files.set("index.html", studyReportHtml(results));
  return files;
}

/**
 * The files in a folder that earlier results may have left: all of the kinds that are generated.
 *
 * @param {string} folder
 * @returns {string[]} paths in the folder, sorted
 */
export function generatedFiles(folder) {
  const paths = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: "utf8" }) : [];
  return paths
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => /^(index\.html|([^/]+\/)?README\.md|[^/]+\/figure-\d+\.svg)$/.test(path))
    .sort();
}

function holdsResults(folder) {
  return (
    existsSync(folder) && readdirSync(folder).some((name) => existsSync(join(folder, name, "result.json")))
  );
}

function figureFile(index) {
  return `figure-${index + 1}.svg`;
}
