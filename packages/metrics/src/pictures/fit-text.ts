/**
 * How wide a text is at most, in pixels.
 *
 * There is no font to measure here, and readers have different ones: characters count as wide as in the widest usual font for screens.
 *
 * @param size - of the font, in pixels
 * @internal
 */
export function textWidth(text: string, size: number): number {
  let ems = 0;
  for (const character of text) ems += emsOf(character);
  return ems * size;
}

/**
 * A text in so many lines at most, broken at spaces, the last one shortened where even that is not enough.
 *
 * @param width - of a line, in pixels
 * @param size - of the font, in pixels
 * @param most - lines, ≥ 1
 * @internal
 */
export function fitText(text: string, width: number, size: number, most = 1): string[] {
  const lines: string[] = [];
  let rest = text.replace(/\s+/gu, " ").trim();
  while (lines.length < most - 1 && textWidth(rest, size) > width) {
    const line = longestStart(rest, width, size);
    if (line === "") break;
    lines.push(line);
    rest = rest.slice(line.length + 1);
  }
  return [...lines, shortened(rest, width, size)];
}

/**
 * A text in one line, shortened at its start where it is too long.
 *
 * @param width - of the line, in pixels
 * @param size - of the font, in pixels
 * @internal
 */
export function shortenedAtStart(text: string, width: number, size: number): string {
  const backwards = (one: string): string => [...one].reverse().join("");
  return backwards(shortened(backwards(text), width, size));
}

/** As many whole words as there is room for. */
function longestStart(text: string, width: number, size: number): string {
  const words = text.split(" ");
  let count = 0;
  while (count < words.length && textWidth(words.slice(0, count + 1).join(" "), size) <= width) count += 1;
  return words.slice(0, count).join(" ");
}

function shortened(text: string, width: number, size: number): string {
  if (textWidth(text, size) <= width) return text;
  let kept = "";
  let room = width / size - emsOf("…");
  for (const character of text) {
    room -= emsOf(character);
    if (room < 0) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

/** Widths of DejaVu Sans, rounded up. */
function emsOf(character: string): number {
  if (/[ijlt.,:;|!'()[\]/\\ fI-]/u.test(character)) return 0.42;
  if (/[\da-ln-vx-z·]/u.test(character)) return 0.65;
  if (/[A-LN-VX-Z"*?^_`{}$]/u.test(character)) return 0.8;
  return character.length > 1 ? 1.4 : 1.02;
}
