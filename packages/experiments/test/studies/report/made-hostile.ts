/** What closes whatever it is put into, and would then run. */
export const hostile = `</title></style></svg>--><script>alert(1)</script>" onload='x' &amp; | \`![a](b) `;

/** Words of a fixed set, which are no free text. */
const FIXED = ["kind", "verdict", "scale", "tiles", "date", "study"];

/** A copy of plain data with {@link hostile} text in front of every text and name of any. */
export function madeHostile<T>(value: T): T {
  return changed(value, "") as T; // of the same shape
}

function changed(value: unknown, field: string): unknown {
  if (FIXED.includes(field)) return value;
  if (typeof value === "string") return hostile + value;
  if (Array.isArray(value)) return value.map((entry) => changed(entry, ""));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([name, entry]) => [
    field === "versions" ? hostile + name : name,
    changed(entry, name),
  ]);
  return Object.fromEntries(entries);
}
