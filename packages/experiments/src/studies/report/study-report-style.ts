/** Rules of the report of studies, beside those of every page. @internal */
export const studyReportStyle: string = `
h4 { font-size: .95rem; margin: 0 0 .5em; }
main { padding-top: 24px; }
h1 { margin-bottom: .3em; }
header .lead { margin-bottom: 0; }
strong { font-weight: 650; }
.verdict { display: inline-block; padding: .1em .65em .12em .5em; border-radius: 1em; border: 1.5px solid currentColor; font-size: .88rem; font-weight: 650; line-height: 1.4; white-space: nowrap; }
.verdict.holds { color: var(--series-3); }
.verdict.fails { color: var(--series-1); border-radius: 3px; }
.verdict.open { color: var(--muted); border-style: dashed; }
.symbol { display: inline-block; min-width: 1em; text-align: center; }

.verdicts { margin-top: 18px; }
.verdicts h2 { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.verdicts ol { list-style: none; margin: 0; padding: 0; border-top: 1.5px solid var(--text); }
.verdicts li { display: grid; grid-template-columns: minmax(0, 1.1fr) 14.8rem minmax(0, 1fr); gap: .1em 1.4em; padding: .42em 0; border-bottom: 1px solid var(--line); font-size: .92rem; line-height: 1.38; }
.verdicts p { margin: 0; max-width: none; overflow-wrap: anywhere; }
.verdicts a { font-weight: 650; }
.verdicts .claim, .effect .name { color: var(--muted); display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; line-clamp: 2; overflow: hidden; }
.effect .note, .effect .name { font-size: .9em; }

.study { margin-top: 64px; padding-top: 28px; border-top: 1.5px solid var(--text); }
.study h2 { font-size: 1.5rem; }
.study p, .study h2, .study h3, .study h4, .findings td, .findings th, .words { overflow-wrap: anywhere; }
.study figure { margin: 0; }
.study figcaption { margin-top: .6em; font-size: .95rem; }
.back { margin-top: 1.6em; }

.findings th, .findings td { text-align: left; white-space: normal; vertical-align: top; }
.findings thead th { padding-bottom: .5em; overflow-wrap: normal; }
.findings tbody th { font-weight: 400; width: 34%; }
.findings td .note { display: block; font-size: .9rem; }

.scroll:has(.numbers) { background:
  linear-gradient(90deg, var(--page) 30%, transparent) left / 40px 100% no-repeat local,
  linear-gradient(270deg, var(--page) 30%, transparent) right / 40px 100% no-repeat local,
  linear-gradient(90deg, var(--muted), transparent) left / 7px 100% no-repeat scroll,
  linear-gradient(270deg, var(--muted), transparent) right / 7px 100% no-repeat scroll; }
.numbers { width: auto; min-width: min(100%, 40rem); }
.numbers thead th { font-size: inherit; white-space: normal; overflow-wrap: normal; padding-bottom: .5em; }
.numbers tbody th { font-weight: 400; }
.numbers .words { text-align: left; white-space: normal; min-width: 7.5em; }
.numbers.close { font-size: .85rem; }
.numbers.close th, .numbers.close td { padding: .35em .45em; }
details.long { color: inherit; font-size: 1rem; }

@media (min-width: 761px) {
  .findings td[data-name="interval"], .findings td[data-name="over"] { overflow-wrap: normal; min-width: 7em; }
}
@media (max-width: 760px) {
  .verdicts li { grid-template-columns: minmax(0, 1fr); padding: .8em 0; }
  .verdicts .claim, .effect .name { display: block; }
  .findings thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .findings, .findings tbody, .findings tr, .findings tbody th, .findings td { display: block; width: auto; border: 0; padding: .1em 0; }
  .findings tr { border-bottom: 1px solid var(--line); padding: .8em 0; }
  .numbers th, .numbers td { padding: .4em .45em; }
  .numbers .words { min-width: 5em; }
  .findings td[data-name="interval"]::before, .findings td[data-name="over"]::before { content: attr(data-name) " "; color: var(--muted); }
}
@media print {
  .study { break-before: page; border-top: 0; margin-top: 0; padding-top: 0; }
  .verdicts .claim, .effect .name { display: block; }
  .verdicts li, figure { break-inside: avoid; }
  .verdicts li { font-size: 9.5pt; }
  .verdict { border-color: currentColor; }
  .back { display: none; }
  .scroll:has(.numbers) { background: none; }
  .numbers { font-size: 8.5pt; }
  .numbers.close { font-size: 6.5pt; }
  .numbers.close th, .numbers.close td { padding: .3em .4em; }
  details.long::details-content { content-visibility: visible; block-size: auto; }
}
`.trim();
