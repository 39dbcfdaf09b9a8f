import { closest, distance } from "fastest-levenshtein";

/** The name that was probably meant, or null where none is near. Case and dashes matter least. */
export function nearestName(text: string, names: readonly string[]): string | null {
  const same = names.find((name) => bare(name) === bare(text));
  if (same !== undefined) return same;
  const nearest = closest(text, [...names]);
  return distance(text, nearest) <= nearest.length / 2 ? nearest : null;
}

function bare(name: string): string {
  return name.toLowerCase().replace(/[-_ ]/g, "");
}
