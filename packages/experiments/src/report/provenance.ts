import type { Comparison } from "../comparison.js";
import { escapeHtml } from "./escape-html.js";
import { runLabels } from "./summary-rows.js";

/** The files beside the page, the command that makes it again, and the versions that made it. */
export function provenance({ runs, command, versions }: Comparison): string {
  const labels = runLabels(runs);
  const models = runs.map(
    ({ model }, i) =>
      `<li><a href="${relativeLink(model)}">${escapeHtml(model)}</a> <span class="note">the model of ${escapeHtml(labels[i])}</span></li>`,
  );
  return `<section aria-labelledby="made">
<h2 id="made">Files, command and versions</h2>
<ul class="files">
<li><a href="results.json">results.json</a> <span class="note">the numbers of every run, without times: the same command makes the same bytes</span></li>
${models.join("\n")}
</ul>
<p>This command makes the comparison again:</p>
<pre tabindex="0"><code>${escapeHtml(command)}</code></pre>
<dl class="versions">${Object.entries(versions)
    .map(([name, version]) => `<div><dt>${escapeHtml(name)}</dt><dd>${escapeHtml(version)}</dd></div>`)
    .join("")}</dl>
</section>`;
}

/** A path below the page's folder as a link; the leading "./" keeps a colon in the path from naming a protocol. */
function relativeLink(path: string): string {
  return escapeHtml(`./${path.split("/").map(encodeURIComponent).join("/")}`);
}
