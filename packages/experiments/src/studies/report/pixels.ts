/** A number of pixels, in two digits at most. @internal */
export function pixels(value: number): string {
  return String(Math.round(100 * value) / 100);
}
