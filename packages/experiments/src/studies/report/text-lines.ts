/** Width of a character of 12 pixels on average, in a wide usual font, in pixels. @internal */
export const CHARACTER = 7;

/**
 * A text in lines, broken at spaces; the last one ends in "…" where they are not enough.
 *
 * There is no font to measure here: every character counts as wide as on average in a wide font of 12 pixels.
 *
 * @param width - of a line, in pixels
 * @param most - lines, ≥ 1
 * @internal
 */
export function textLines(text: string, width: number, most: number): string[] {
  const room = Math.max(1, Math.floor(width / CHARACTER));
  const lines = [""];
  for (const word of text.split(/\s+/u).filter((part) => part !== "")) {
    const longer = lines[lines.length - 1] === "" ? word : `${lines[lines.length - 1]} ${word}`;
    if (longer.length <= room || lines[lines.length - 1] === "") lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  const kept = lines.length > most ? [...lines.slice(0, most - 1), lines.slice(most - 1).join(" ")] : lines;
  return kept.map((line) => (line.length > room ? `${line.slice(0, room - 1)}…` : line));
}
