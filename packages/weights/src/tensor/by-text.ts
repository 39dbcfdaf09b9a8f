/**
 * An order of texts that is the same on every machine.
 *
 * @internal
 */
export function byText(one: string, other: string): number {
  return Number(one > other) - Number(one < other);
}
