/** The style sheet of the report: light and dark, screen and paper, wide and narrow; system fonts only. */
export const pageStyle: string = `
:root {
  color-scheme: light dark;
  --page: #ffffff; --text: #1b2026; --muted: #59626d; --line: #d9dee4; --tint: #f4f6f8; --link: #1558b0;
  --series-1: #c2410c; --series-2: #1d5fd1; --series-3: #0f7b5f; --series-4: #8b35b8;
  --series-5: #9a6a00; --series-6: #c01c5f; --series-7: #0e7490; --series-8: #56616e;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #14181d; --text: #e6e9ed; --muted: #a0aab5; --line: #333b45; --tint: #1c2229; --link: #7fb2ff;
    --series-1: #ff9a62; --series-2: #7cabff; --series-3: #4cc9a4; --series-4: #cf94f2;
    --series-5: #e0b13d; --series-6: #ff85b3; --series-7: #4fc3dd; --series-8: #aab4bf;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
main { max-width: 1120px; margin: 0 auto; padding: 40px 24px 64px; }
h1 { font-size: clamp(1.6rem, 4vw, 2.2rem); line-height: 1.2; margin: 0 0 .6em; letter-spacing: -.01em; overflow-wrap: anywhere; }
h2 { font-size: 1.25rem; line-height: 1.3; margin: 0 0 .4em; }
h3 { font-size: 1rem; margin: 1.4em 0 .5em; }
p { margin: 0 0 .8em; max-width: 72ch; }
a { color: var(--link); text-underline-offset: .15em; }
.kicker { color: var(--muted); font-size: .9rem; margin-bottom: .3em; }
.lead { font-size: 1.1rem; }
.note { color: var(--muted); font-weight: 400; }
section, figure { margin: 44px 0 0; }
figcaption p { color: var(--muted); }
.swatch { display: inline-block; width: .7em; height: .7em; border-radius: 2px; margin-right: .5em; print-color-adjust: exact; -webkit-print-color-adjust: exact; }

.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { padding: .5em .7em; text-align: right; white-space: nowrap; }
thead th { font-weight: 600; font-size: .9rem; color: var(--muted); padding-bottom: 0; vertical-align: bottom; }
thead tr:last-child th { padding-top: 0; padding-bottom: .5em; border-bottom: 1.5px solid var(--text); }
thead th.name { border-bottom: 1.5px solid var(--text); padding-bottom: .5em; }
thead th.group { text-align: center; }
tbody th, tbody td { border-bottom: 1px solid var(--line); }
th.name { text-align: left; font-weight: 600; position: sticky; left: 0; background: var(--page); }
tr.best td:nth-child(2) { font-weight: 700; }
details { margin-top: .8em; color: var(--muted); font-size: .93rem; }
summary { cursor: pointer; }
details dl { display: grid; grid-template-columns: max-content 1fr; gap: .2em 1.2em; margin: .6em 0 0; }
details dt { color: var(--text); }
details dd { margin: 0; }

figure { padding: 0; }
.grid { display: grid; gap: 20px 28px; }
.grid.wide { grid-template-columns: repeat(auto-fit, minmax(min(100%, 400px), 1fr)); }
.grid.narrow { grid-template-columns: repeat(auto-fill, minmax(min(100%, 300px), 1fr)); }
.plot { --plot-background: var(--page); max-width: 560px; }
.plot svg { width: 100%; height: auto; }
.panel-title .note { display: block; font-size: .9rem; }
.panel-title { margin: 0 0 .3em; line-height: 1.4; font-weight: 600; font-size: .95rem; }

.files { padding-left: 1.2em; }
pre { background: var(--tint); border: 1px solid var(--line); border-radius: 6px; padding: .8em 1em; overflow-x: auto; font-size: .9rem; }
code { font-family: ui-monospace, "SF Mono", Menlo, Consolas, monospace; }
.versions { display: flex; flex-wrap: wrap; gap: .2em 1.6em; margin: 0; color: var(--muted); font-size: .9rem; }
.versions div { display: flex; gap: .5em; }
.versions dd { margin: 0; font-variant-numeric: tabular-nums; }

@media (max-width: 560px) {
  main { padding: 24px 16px 48px; }
  details dl { grid-template-columns: 1fr; }
  details dd { margin-bottom: .4em; }
}
@media print {
  :root {
    --page: #fff; --text: #000; --muted: #444; --line: #bbb; --tint: #fff; --link: #000;
    --series-1: #c2410c; --series-2: #1d5fd1; --series-3: #0f7b5f; --series-4: #8b35b8;
    --series-5: #9a6a00; --series-6: #c01c5f; --series-7: #0e7490; --series-8: #56616e;
  }
  body { font-size: 10.5pt; }
  main { max-width: none; padding: 0; }
  .grid.narrow { grid-template-columns: repeat(3, 1fr); gap: 10px 14px; }
  .grid.wide { grid-template-columns: 1fr 1fr; }
  .panel, .plot, tr, pre { break-inside: avoid; }
  h2, h3, figcaption { break-after: avoid; }
  .scroll { overflow: visible; }
  th, td { padding: .3em .4em; }
  pre { white-space: pre-wrap; }
}
`.trim();
