import type { StudyRequest, StudyRun, StudyScale } from "./study.js";

/**
 * The seeds of a study: 1, 2, 3 …
 *
 * @param request - may say how many
 * @param usual - how many at each scale where it does not
 * @internal
 */
export function seedsOf(
  { scale, seeds }: StudyRequest,
  usual: Readonly<Record<StudyScale, number>>,
): number[] {
  return Array.from({ length: seeds ?? usual[scale] }, (_, i) => i + 1);
}

/**
 * A run once with each seed.
 *
 * @internal
 */
export function overSeeds(run: StudyRun, seeds: readonly number[]): StudyRun[] {
  return seeds.map((seed) => ({ ...run, seed }));
}
