import { escapeHtml } from "../../report/escape-html.js";
import type { StudyResult } from "../study-result.js";
import { effectText } from "./effect-text.js";
import { sectionId } from "./section-id.js";
import { verdictHtml } from "./verdict-look.js";

/**
 * All verdicts at one look: a line a study. A long claim, or name of an effect, is cut after its second line on a wide screen;
 * the study's section has it whole.
 *
 * @internal
 */
export function verdictList(results: readonly StudyResult[]): string {
  return `<section class="verdicts" aria-labelledby="verdicts">
<h2 id="verdicts">All verdicts</h2>
<ol>
${results.map(listEntry).join("\n")}
</ol>
</section>`;
}

function listEntry({ study, title, claim, verdict, effect, interval }: StudyResult): string {
  const { size, range, over } = effectText(effect, interval);
  return `<li>
<div class="what"><a href="#${sectionId(study)}">${escapeHtml(title)}</a><p class="claim" title="${escapeHtml(claim)}">${escapeHtml(claim)}</p></div>
<div>${verdictHtml(verdict)}</div>
<div class="effect"><p><strong>${escapeHtml(size)}</strong> <span class="note">(${escapeHtml(`${range}; ${over}`)})</span></p><p class="name" title="${escapeHtml(effect.name)}">${escapeHtml(effect.name)}</p></div>
</li>`;
}
