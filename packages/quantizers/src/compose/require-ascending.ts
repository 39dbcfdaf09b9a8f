import { DomainError } from "@equal-bits/core";
import { shown } from "../shown.js";

/** @internal */
export function requireAscending(places: readonly number[], what: string): void {
  const ascending = places.every(
    (place, i) =>
      typeof place === "number" && Number.isFinite(Math.fround(place)) && (i === 0 || places[i - 1] <= place),
  );
  if (!ascending)
    throw new DomainError(
      `${what} must be finite as float32 and ascending, got [${places.map(shown).join(", ")}]`,
    );
}
