import type { Experiments } from "../experiments.js";
import { nearestName } from "../nearest-name.js";
import { UsageError } from "../usage-error.js";

/** The studies of some names, each once; `all` is every one. */
export function chosenStudies(
  names: readonly string[],
  studies: Experiments["studies"],
): Experiments["studies"] {
  if (names.includes("all")) return studies;
  const known = studies.map(({ name }) => name);
  for (const name of names)
    if (!known.includes(name)) {
      const nearest = nearestName(name, known);
      const hint = nearest === null ? "" : `; did you mean ${nearest}?`;
      throw new UsageError(`study must be all or one of ${known.join(", ")}, got ${name}${hint}`);
    }
  return studies.filter(({ name }) => names.includes(name));
}
