import { escapeHtml } from "./escape-html.js";
import { pageStyle } from "./page-style.js";

/** What stands on a page. */
export interface PageParts {
  /** What it is called: any text. */
  readonly title: string;
  /** What is said above the title, as HTML. */
  readonly kicker: string;
  /** What stands below the title, as HTML. */
  readonly lead: string;
  /** The sections, as HTML. */
  readonly body: string;
  /** Rules beside `pageStyle`, as CSS. Default none. */
  readonly style?: string;
}

/**
 * One HTML page that opens without a network.
 *
 * It has no script and loads nothing; its policy forbids both.
 *
 * @param parts - the title, which is escaped, and HTML, which is not
 * @returns the whole page
 */
export function pageHtml({ title, kicker, lead, body, style }: PageParts): string {
  const heading = escapeHtml(title);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<title>${heading} – Equal Bits</title>
<style>
${style === undefined ? pageStyle : `${pageStyle}\n${style}`}
</style>
</head>
<body>
<main>
<header>
<p class="kicker">${kicker}</p>
<h1>${heading}</h1>
${lead}
</header>
${body}
</main>
</body>
</html>
`;
}
