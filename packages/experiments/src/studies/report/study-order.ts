/** From what the claim rests on to what follows from it. */
const FIRST = ["search-space", "exactness", "ratio-sweep", "optimization", "methods", "pruning", "levels"];

/**
 * Results in the order of a report: the studies of this project as they build on each other, then others by name.
 *
 * @internal
 */
export function inStudyOrder<T extends { readonly study: string }>(results: readonly T[]): T[] {
  const place = (study: string): number => (FIRST.includes(study) ? FIRST.indexOf(study) : FIRST.length);
  return [...results].sort(
    (a, b) => place(a.study) - place(b.study) || Number(a.study > b.study) - Number(a.study < b.study),
  );
}
