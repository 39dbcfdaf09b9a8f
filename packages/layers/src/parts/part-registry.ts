import {
  type Constraint,
  constraintNames,
  gradientNames,
  namedConstraint,
  namedGradient,
  namedRelaxation,
  namedScale,
  namedTicket,
  type Relaxation,
  relaxationNames,
  type Scale,
  type SurrogateGradient,
  scaleNames,
  type Ticket,
  ticketNames,
} from "@equal-bits/binarize";
import { DomainError, FormatError, type Quantizer, shown } from "@equal-bits/core";

/** Parts of which binary layers are made, to be found again by their names when a model is loaded. */
export interface NamedParts {
  /** Quantizers. Default none. */
  readonly quantizers?: readonly Quantizer[];
  /** Scales. Default none. */
  readonly scales?: readonly Scale[];
  /** Surrogate gradients. Default none. */
  readonly gradients?: readonly SurrogateGradient[];
  /** What stands for hard levels going forward. Default none. */
  readonly relaxations?: readonly Relaxation[];
  /** Constraints on latent weights. Default none. */
  readonly constraints?: readonly Constraint[];
  /** Tickets on frozen weights. Default none. */
  readonly tickets?: readonly Ticket[];
}

/**
 * Makes parts known by their names, so that a saved model that uses them can be loaded.
 *
 * A saved layer holds the names of its parts, never code. The parts of a layer that was made in this process are known
 * already, and so is every scale, gradient, relaxation, constraint and ticket of `@equal-bits/binarize`, whatever its arguments.
 *
 * @param parts - the parts; one of a name that is known already takes its place
 */
export function registerParts(parts: NamedParts): void {
  for (const quantizer of parts.quantizers ?? []) quantizers.set(quantizer.name, quantizer);
  for (const scale of parts.scales ?? []) scales.set(scale.name, scale);
  for (const gradient of parts.gradients ?? []) gradients.set(gradient.name, gradient);
  for (const relaxation of parts.relaxations ?? []) relaxations.set(relaxation.name, relaxation);
  for (const constraint of parts.constraints ?? []) constraints.set(constraint.name, constraint);
  for (const ticket of parts.tickets ?? []) tickets.set(ticket.name, ticket);
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
  const name = nameOf("quantizer", saved);
  const quantizer = quantizers.get(name);
  if (quantizer) return quantizer;
  const list = [...quantizers.keys()].join(", ") || "none yet";
  const made = `namedQuantizer(${JSON.stringify(name)}) of @equal-bits/quantizers, or your own`;
  throw unknown("quantizer", name, list, `registerParts({ quantizers: [...] }) with ${made},`);
}

/** @internal */
export function scaleOf(saved: unknown): Scale {
  return find("scale", saved, scales, namedScale, scaleNames);
}

/** @internal */
export function gradientOf(saved: unknown): SurrogateGradient {
  return find("gradient", saved, gradients, namedGradient, gradientNames);
}

/** @internal */
export function relaxationOf(saved: unknown): Relaxation {
  return find("relaxation", saved, relaxations, namedRelaxation, relaxationNames);
}

/** @internal */
export function constraintOf(saved: unknown): Constraint {
  return find("constraint", saved, constraints, namedConstraint, constraintNames);
}

/** @internal */
export function ticketOf(saved: unknown): Ticket {
  return find("ticket", saved, tickets, namedTicket, ticketNames);
}

// tfjs finds layer classes in a registry of the process; the parts of a layer are found in the same way.
const quantizers = new Map<string, Quantizer>();
const scales = new Map<string, Scale>();
const gradients = new Map<string, SurrogateGradient>();
const relaxations = new Map<string, Relaxation>();
const constraints = new Map<string, Constraint>();
const tickets = new Map<string, Ticket>();

function find<Part>(
  kind: string,
  saved: unknown,
  registered: ReadonlyMap<string, Part>,
  named: (name: string) => Part,
  names: readonly string[],
): Part {
  const name = nameOf(kind, saved);
  const part = registered.get(name);
  if (part) return part;
  try {
    return named(name);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const list = [...new Set([...names, ...registered.keys()])].join(", ");
    throw unknown(kind, name, list, `registerParts({ ${kind}s: [...] })`);
  }
}

/** The name of a saved part. A model that was saved before parts had records of their own holds the text itself. */
function nameOf(kind: string, saved: unknown): string {
  const name = typeof saved === "object" && saved !== null && "name" in saved ? saved.name : saved;
  if (typeof name === "string") return name;
  throw new FormatError(`the model's ${kind} must have a text for its name, got ${shown(name)}`);
}

function unknown(kind: string, name: string, list: string, remedy: string): FormatError {
  return new FormatError(
    `the model's ${kind} must be a known one (${list}), got ${name}; call ${remedy} before loading`,
  );
}
