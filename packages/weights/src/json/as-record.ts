/**
 * The entries of an object of JSON by name, or null for anything else. A map has no inherited names, so `__proto__` is one as any other.
 *
 * @internal
 */
export function asRecord(value: unknown): ReadonlyMap<string, unknown> | null {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  return new Map(Object.entries(value));
}
