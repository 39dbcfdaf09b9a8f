/** What the page of an inspection has beyond the style of every page. */
export const inspectionStyle: string = `
.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 220px), 1fr)); gap: 20px 28px; margin: 0; }
.facts div { display: flex; flex-direction: column; border-top: 1.5px solid var(--text); padding-top: .5em; }
.facts dd { margin: 0; font-size: 1.7rem; line-height: 1.2; font-variant-numeric: tabular-nums; }
.facts dt { color: var(--muted); font-size: .93rem; }
tr.vector th.name, tr.table th.name { font-weight: 400; }
tr.vector, tr.table { color: var(--muted); }
table { font-size: .92rem; }
tbody th, tbody td, tfoot th, tfoot td { padding: .3em .6em; }
thead th { padding-left: .6em; padding-right: .6em; }
th.axis span:first-child { float: left; }
tfoot th, tfoot td { font-weight: 600; border-bottom: 1px solid var(--line); }
th.name { max-width: 26em; overflow: hidden; text-overflow: ellipsis; }
.bar { display: inline-block; position: relative; width: 100px; height: 12px; vertical-align: middle; background: linear-gradient(var(--muted), var(--muted)) center / 1px 100% no-repeat, var(--tint); }
.bar i, .bar b { position: absolute; top: 0; height: 100%; }
.bar i { background: var(--series-2); opacity: .45; min-width: 2px; }
.bar b { width: 2px; margin-left: -1px; background: var(--series-2); }
.bar, .bar i, .bar b { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
`.trim();
