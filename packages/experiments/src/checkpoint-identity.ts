import type { ExperimentData } from "./experiment-data.js";
import type { TrainingSettings } from "./training-settings.js";

/**
 * All that a run's result depends on, as text.
 *
 * The data go by their normalization too: a folder, or the one that the environment names, may hold others today.
 *
 * @param quantizer - what tells the rule from all others, where its name or path does not
 * @internal
 */
export function identityOf(
  { offline: _, ...settings }: TrainingSettings,
  { name, train, test, normalization }: ExperimentData,
  quantizer: string = settings.quantizer,
): string {
  return JSON.stringify({ ...settings, quantizer, name, images: [train.count, test.count], normalization });
}

/**
 * What differs between two identities, as `epochs (4, now 5)`.
 *
 * @internal
 */
export function identityDifferences(saved: string, wanted: string): string {
  const [before, now] = [fieldsOf(saved), fieldsOf(wanted)];
  const named = [...new Set([...before.keys(), ...now.keys()])].filter(
    (name) => before.get(name) !== now.get(name),
  );
  return named.map((name) => `${name} (${before.get(name)}, now ${now.get(name)})`).join(", ") || "identity";
}

/** Each leaf of a JSON text by its name; none where it is no object. */
function fieldsOf(json: string): Map<string, string> {
  const fields = new Map<string, string>();
  try {
    JSON.parse(json, (name, value) => {
      if (name !== "" && (typeof value !== "object" || value === null)) fields.set(name, String(value));
      return value;
    });
  } catch {
    // a file that was tampered with: named as a whole
  }
  return fields;
}
