/**
 * What a page of Equal Bits is made of besides its content; without tfjs, for programs that write pages of their own.
 *
 * @packageDocumentation
 */
export { escapeHtml } from "../report/escape-html.js";
export { type PageParts, pageHtml } from "../report/page-html.js";
export { pageStyle } from "../report/page-style.js";
