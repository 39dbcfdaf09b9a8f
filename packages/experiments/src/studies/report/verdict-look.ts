import type { Verdict } from "../study.js";

/** A verdict on the page. @internal */
export function verdictHtml(verdict: Verdict): string {
  const { symbol, name } = verdictLooks[verdict];
  return `<span class="verdict ${name}"><span class="symbol" aria-hidden="true">${symbol}</span> ${verdict}</span>`;
}

/** A verdict in plain text. @internal */
export function verdictText(verdict: Verdict): string {
  return `${verdictLooks[verdict].symbol} ${verdict}`;
}

/** How a verdict is shown: told apart by its symbol and its word, not by a colour alone. */
interface VerdictLook {
  /** One character. */
  readonly symbol: string;
  /** The class of its element in the page. */
  readonly name: string;
}

const verdictLooks: Readonly<Record<Verdict, VerdictLook>> = {
  holds: { symbol: "✓", name: "holds" },
  "does not hold": { symbol: "✗", name: "fails" },
  "not decided at this scale": { symbol: "?", name: "open" },
};
