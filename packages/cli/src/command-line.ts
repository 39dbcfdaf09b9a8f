/** The command line that makes the same results again: without what only continues, formats or hides. */
export function commandAgain(argv: readonly string[]): string {
  return shellLine(argv.filter((word) => !["--resume", "--json", "--quiet"].includes(word)));
}

/** The command line that continues where this one stopped. */
export function commandToResume(argv: readonly string[]): string {
  return shellLine([...argv.filter((word) => word !== "--resume"), "--resume"]);
}

/** A command line as a person types it, each word quoted where a shell needs it. */
export function shellLine(words: readonly string[]): string {
  return ["equal-bits", ...words].map(shellWord).join(" ");
}

/** A word as a POSIX shell reads it back, quoted only where it must be. */
function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
