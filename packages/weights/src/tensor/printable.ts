/** Controls of the terminal, marks that turn the direction of text, separators of lines, and halves of characters. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu;

/**
 * A text from a file, safe on a terminal and in a message: one line, without control characters, and short.
 *
 * Not safe as HTML: escape it there.
 *
 * @param text - anything
 * @param most - greatest number of characters before it is cut off, ≥ 1. Default 80
 * @returns the text; what cannot be printed is written as `\u{1b}`, what is cut off as `…`
 */
export function printable(text: string, most = 80): string {
  const cut = text.length > most ? `${text.slice(0, most)}…` : text;
  return cut.replace(UNPRINTABLE, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
}
