/**
 * A place in a picture as text: a tenth of a pixel is as fine as anybody sees.
 *
 * @param place - finite, in pixels
 * @internal
 */
export function pixel(place: number): string {
  return String(Math.round(10 * place) / 10 + 0); // no −0
}
