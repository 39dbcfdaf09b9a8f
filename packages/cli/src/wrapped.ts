/**
 * Text in lines, broken at spaces.
 *
 * @param columns - longest line; a word that is longer stands alone
 */
export function wrapped(text: string, columns: number): string[] {
  const lines = [""];
  for (const word of text.split(/\s+/)) {
    const line = lines[lines.length - 1];
    if (line === "") lines[lines.length - 1] = word;
    else if (line.length + 1 + word.length <= columns) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines;
}
