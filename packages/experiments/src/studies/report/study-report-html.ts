import { DomainError } from "@equal-bits/core";
import { escapeHtml } from "../../report/escape-html.js";
import { pageHtml } from "../../report/page-html.js";
import type { StudyResult } from "../study-result.js";
import { VERDICTS_MEAN, verdictsText } from "./study-facts.js";
import { inStudyOrder } from "./study-order.js";
import { studyReportStyle } from "./study-report-style.js";
import { studySection } from "./study-section.js";
import { verdictList } from "./verdict-list.js";

/**
 * Results of studies as one HTML page that opens without a network: all verdicts at one look, then a section a study.
 *
 * The page has no script and loads nothing; its policy forbids both. Every string is escaped.
 *
 * @param results - of different studies, in any order
 * @returns the text of `index.html`
 * @throws DomainError if there is no result
 */
export function studyReportHtml(results: readonly StudyResult[]): string {
  if (results.length === 0) throw new DomainError("a report must hold at least one result, got none");
  const ordered = inStudyOrder(results);
  return pageHtml({
    title: ordered.length === 1 ? ordered[0].title : "What holds, and what does not",
    kicker: "Equal Bits: binary networks with exact bit ratios",
    lead: `<p class="lead">${escapeHtml(verdictsText(ordered))}</p>`,
    body: [
      verdictList(ordered),
      `<p class="note">${escapeHtml(VERDICTS_MEAN)}</p>`,
      ...ordered.map(studySection),
    ].join("\n"),
    style: studyReportStyle,
  });
}
