import { DomainError } from "@equal-bits/core";
import { exactnessStudy } from "./exactness-study.js";
import { levelsStudy } from "./levels-study.js";
import { methodsStudy } from "./methods/methods-study.js";
import { optimizationStudy } from "./optimization/optimization-study.js";
import { pruningStudy } from "./pruning-study.js";
import { ratioSweepStudy } from "./ratio-sweep/ratio-sweep-study.js";
import { searchSpaceStudy } from "./search-space/search-space-study.js";
import type { Study } from "./study.js";

/** The studies, in the order in which a report has them. */
export const studies: readonly Study[] = Object.freeze([
  searchSpaceStudy,
  exactnessStudy,
  ratioSweepStudy,
  optimizationStudy,
  methodsStudy,
  pruningStudy,
  levelsStudy,
]);

/**
 * A study by its name.
 *
 * @param name - of one of {@link studies}
 * @throws DomainError if there is none of that name
 */
export function namedStudy(name: string): Study {
  const found = studies.find((study) => study.name === name);
  if (found === undefined)
    throw new DomainError(
      `study must be one of ${studies.map((study) => study.name).join(", ")}, got ${name}`,
    );
  return found;
}
