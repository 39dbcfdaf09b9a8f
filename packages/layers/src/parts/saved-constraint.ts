import { FormatError, shown } from "@equal-bits/core";
import { serialization } from "@tensorflow/tfjs-core";
import { constraints } from "@tensorflow/tfjs-layers";
import type { LatentConstraint } from "../filters/constrain-updates.js";
import { constraintOf, registerParts, savedPart } from "./part-registry.js";

/**
 * Makes a constraint with a name known, so that a model with it can be loaded in this process; tfjs knows its own.
 *
 * @internal
 */
export function registerConstraint(constraint: LatentConstraint | null): void {
  if (constraint !== null && isNamed(constraint)) registerParts({ constraints: [constraint] });
}

/**
 * A constraint as a configuration holds it: by name, or a constraint of tfjs by class and configuration.
 *
 * @throws FormatError if it has neither name nor class
 * @internal
 */
export function savedConstraint(constraint: LatentConstraint | null): serialization.ConfigDict | null {
  if (constraint === null) return null;
  if (isOfTfjs(constraint)) return { className: constraint.getClassName(), config: constraint.getConfig() };
  if (isNamed(constraint)) return savedPart(constraint);
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
  const { className, config = {} } = saved as { className: unknown; config?: unknown }; // both checked here
  const map = serialization.SerializationMap.getMap().classNameMap;
  const [cls, make] = typeof className === "string" && Object.hasOwn(map, className) ? map[className] : [];
  if (cls === undefined || make === undefined || !isOfTfjs(cls.prototype))
    throw new FormatError(
      `the model's constraint must be of a class of constraints that tfjs knows, got ${shown(className)}; register it before loading`,
    );
  if (typeof config !== "object" || config === null)
    throw new FormatError(
      `the configuration of the model's constraint must be an object, got ${shown(config)}`,
    );
  return make(cls, config as serialization.ConfigDict) as OfTfjs; // an object from JSON, and of the class that was checked
}

type OfTfjs = ReturnType<typeof constraints.nonNeg>;

/** The class that all constraints of tfjs extend, which tfjs itself does not export. */
const ConstraintOfTfjs = Object.getPrototypeOf(constraints.nonNeg().constructor) as new () => OfTfjs;

function isOfTfjs(constraint: unknown): constraint is OfTfjs {
  return constraint instanceof ConstraintOfTfjs;
}

function isNamed(constraint: LatentConstraint): constraint is LatentConstraint & { readonly name: string } {
  return !isOfTfjs(constraint) && "name" in constraint && typeof constraint.name === "string";
}
