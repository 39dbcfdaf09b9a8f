import { DomainError, FormatError, type Granularity, granularityFrom, shown } from "@equal-bits/core";
import type { serialization } from "@tensorflow/tfjs-core";
import type { LatentConstraint } from "../filters/constrain-updates.js";
import type { FilterBank } from "../filters/filter-bank.js";
import { frozenQuantizer } from "../filters/frozen-quantizer.js";
import { LatentFilters, type Pruning } from "../filters/latent-filters.js";
import { TicketFilters } from "../filters/ticket-filters.js";
import type { LayerOptions } from "../layer-options.js";
import {
  gradientOf,
  quantizerOf,
  registerParts,
  relaxationOf,
  savedPart,
  scaleOf,
  ticketOf,
} from "../parts/part-registry.js";
import { savedConstraint, savedConstraintOf } from "../parts/saved-constraint.js";
import type { FilterOptions } from "./filter-options.js";

/**
 * Makes the parts of a bank known by their names, so that a model with them can be loaded in this process.
 *
 * @internal
 */
export function registerFilters(bank: FilterBank): void {
  if (bank.frozen) return;
  const { quantizer, scale, relaxation, gradient } = bank.parts;
  registerParts({
    tickets: bank instanceof TicketFilters ? [bank.ticket] : [],
    quantizers: [quantizer],
    scales: [scale],
    relaxations: relaxation === null ? [] : [relaxation],
    gradients: gradient === null ? [] : [gradient],
  });
}

/**
 * How the binary weights of a layer are made, as plain data.
 *
 * @internal
 */
export function savedFilters(
  bank: FilterBank,
  constraint: LatentConstraint | null,
): serialization.ConfigDict {
  const { frozen, parts } = bank;
  const { quantizer, granularity, scale, relaxation, gradient } = parts;
  const common = { quantizer: savedQuantizer(parts.quantizer, frozen), granularity: { ...granularity } };
  if (frozen) return { ...common, frozen };
  if (bank instanceof TicketFilters) return { ...common, ticket: savedPart(bank.ticket) };
  const pruning = bank instanceof LatentFilters ? bank.pruning : null;
  return {
    ...(pruning === null ? {} : { pruning }),
    ...common,
    quantizer: savedPart(quantizer),
    scale: savedPart(scale),
    relaxation: relaxation && savedPart(relaxation),
    gradient: gradient && savedPart(gradient),
    kernelConstraint: savedConstraint(constraint),
  };
}

/**
 * A quantizer as plain data; that of a frozen bank has its levels beside its name.
 *
 * @internal
 */
export function savedQuantizer(
  { name, levels }: FilterBank["parts"]["quantizer"],
  frozen: boolean,
): serialization.ConfigDict {
  return frozen ? { name, levels } : { name };
}

/**
 * The options in a saved configuration.
 *
 * @throws FormatError if a part is not known
 * @internal
 */
export function filtersOf(config: serialization.ConfigDict): LayerOptions & FilterOptions {
  const {
    quantizer,
    granularity,
    scale,
    relaxation,
    gradient,
    kernelConstraint,
    pruning,
    ticket,
    ...others
  } = config;
  const { warn: _, kernelInitializer: __, scoreInitializer: ___, ...rest } = others; // never saved, so a file has no say in them
  const common = {
    ...(rest as LayerOptions), // what getConfig of the same class wrote
    granularity: granularityOf(granularity),
  };
  const isThere = (part: unknown): boolean => part !== null && part !== undefined;
  if (config.frozen === true)
    return { ...common, quantizer: savedQuantizerOf(quantizer, true), frozen: true };
  if (isThere(ticket))
    return { ...common, quantizer: savedQuantizerOf(quantizer, false), ticket: ticketOf(ticket) };
  return {
    ...common,
    quantizer: savedQuantizerOf(quantizer, false),
    pruning: savedPruningOf(pruning),
    scale: scaleOf(scale),
    relaxation: isThere(relaxation) ? relaxationOf(relaxation) : null,
    gradient: isThere(gradient) ? gradientOf(gradient) : null,
    kernelConstraint: savedConstraintOf(kernelConstraint),
  };
}

function savedPruningOf(saved: unknown): Pruning | null {
  if (saved === undefined || saved === null) return null;
  if (saved === "straight-through" || saved === "masked") return saved;
  throw new FormatError(`the model's pruning must be straight-through or masked, got ${shown(saved)}`);
}

/**
 * The quantizer of a saved configuration.
 *
 * @throws FormatError if it is not known
 * @internal
 */
export function savedQuantizerOf(saved: unknown, frozen: boolean): FilterOptions["quantizer"] {
  if (!frozen) return quantizerOf(saved);
  const { name, levels } = (saved ?? {}) as { readonly name?: unknown; readonly levels?: unknown }; // both checked here
  if (!(Number.isInteger(levels) && Number(levels) >= 2 && Number(levels) <= 256))
    throw new FormatError(
      `the levels of a frozen layer must be a whole number from 2 to 256, got ${shown(levels)}`,
    );
  if (typeof name !== "string")
    throw new FormatError(`the model's quantizer must have a text for its name, got ${shown(name)}`);
  return frozenQuantizer(name, Number(levels));
}

/**
 * The granularity of a saved configuration.
 *
 * @throws FormatError if it is none
 * @internal
 */
export function granularityOf(saved: unknown): Granularity {
  try {
    return granularityFrom(saved);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw new FormatError(`the model's ${error.message}`); // a wrong file is no mistake of the caller
  }
}
