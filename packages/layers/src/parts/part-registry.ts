import {
  clippedGradient,
  fanInScale,
  identityGradient,
  type Scale,
  type SurrogateGradient,
  unitScale,
} from "@equal-bits/binarize";
import { FormatError, type Quantizer } from "@equal-bits/core";

/** Parts of which binary layers are made, to be found again by their names when a model is loaded. */
export interface NamedParts {
  /** Quantizers. Default none. */
  readonly quantizers?: readonly Quantizer[];
  /** Scales. Default none. */
  readonly scales?: readonly Scale[];
  /** Surrogate gradients. Default none. */
  readonly gradients?: readonly SurrogateGradient[];
}

/**
 * Makes parts known by their names, so that a saved model that uses them can be loaded.
 *
 * A saved layer holds the names of its parts, never code. The parts of a layer that was made in this process are known
 * already, and so are the scales `unit` and `fan-in` and the gradients `identity` and `clipped(1)`.
 *
 * @param parts - the parts; one of a name that is known already takes its place
 */
export function registerParts({ quantizers = [], scales = [], gradients = [] }: NamedParts): void {
  for (const quantizer of quantizers) known.quantizer.set(quantizer.name, quantizer);
  for (const scale of scales) known.scale.set(scale.name, scale);
  for (const gradient of gradients) known.gradient.set(gradient.name, gradient);
}

/**
 * A part as a configuration holds it. tfjs rewrites the letters of every text in a configuration but those under `name`.
 *
 * @internal
 */
export function savedPart({ name }: { readonly name: string }): { name: string } {
  return { name };
}

/** @internal */
export function quantizerOf(saved: unknown): Quantizer {
  const made = `namedQuantizer(${JSON.stringify(nameOf(saved))}) of @equal-bits/quantizers, or your own`;
  return find(known.quantizer, saved, "quantizer", `registerParts({ quantizers: [...] }) with ${made},`);
}

/** @internal */
export function scaleOf(saved: unknown): Scale {
  return find(known.scale, saved, "scale", "registerParts({ scales: [...] })");
}

/** @internal */
export function gradientOf(saved: unknown): SurrogateGradient {
  return find(known.gradient, saved, "surrogate gradient", "registerParts({ gradients: [...] })");
}

/** tfjs finds layer classes in a registry of the process; the parts of a layer are found in the same way. */
const known = {
  quantizer: new Map<string, Quantizer>(),
  scale: new Map<string, Scale>([unitScale(), fanInScale()].map((scale) => [scale.name, scale])),
  gradient: new Map<string, SurrogateGradient>(
    [identityGradient(), clippedGradient(1)].map((gradient) => [gradient.name, gradient]),
  ),
};

function find<Part>(parts: ReadonlyMap<string, Part>, saved: unknown, kind: string, remedy: string): Part {
  const name = nameOf(saved);
  const part = typeof name === "string" ? parts.get(name) : undefined;
  if (part === undefined)
    throw new FormatError(
      `the model's ${kind} must be a known one (${[...parts.keys()].join(", ") || "none yet"}), got ${String(name)}; call ${remedy} before loading`,
    );
  return part;
}

/** A model that was saved before parts had records of their own holds the text itself. */
function nameOf(saved: unknown): unknown {
  return typeof saved === "object" && saved !== null && "name" in saved ? saved.name : saved;
}
