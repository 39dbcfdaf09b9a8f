/** A block of code as it is, which no text can close. @internal */
export function markdownCode(code: string): string {
  return code.replace(/^/gm, "    ");
}
