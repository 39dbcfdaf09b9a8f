import { FormatError } from "@equal-bits/core";
import { serialization } from "@tensorflow/tfjs-core";
import type { LatentConstraint } from "../filters/constrain-updates.js";
import { constraintOf, savedPart } from "./part-registry.js";

/**
 * A constraint as a configuration holds it: by name, or a constraint of tfjs by class and configuration.
 *
 * @throws FormatError if it has neither name nor class
 * @internal
 */
export function savedConstraint(constraint: LatentConstraint | null): serialization.ConfigDict | null {
  if (constraint === null) return null;
  if (constraint instanceof serialization.Serializable)
    return { className: constraint.getClassName(), config: constraint.getConfig() };
  if ("name" in constraint && typeof constraint.name === "string")
    return savedPart({ name: constraint.name });
  throw new FormatError("a constraint must have a name to be saved, got none; give it one");
}

/**
 * The constraint of a saved configuration.
 *
 * @throws FormatError if it is not known
 * @internal
 */
export function savedConstraintOf(saved: unknown): LatentConstraint | null {
  if (saved === null || saved === undefined) return null;
  if (!(typeof saved === "object" && "className" in saved)) return constraintOf(saved);
  const { className, config = {} } = saved as { className: unknown; config?: serialization.ConfigDict }; // looked up below
  const known = serialization.SerializationMap.getMap().classNameMap[String(className)];
  if (known === undefined)
    throw new FormatError(
      `the model's constraint must be of a class that tfjs knows, got ${String(className)}; register it before loading`,
    );
  return known[1](known[0], config) as unknown as LatentConstraint; // what was saved under the name of a constraint
}
