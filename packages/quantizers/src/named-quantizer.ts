import { DomainError, type Quantizer } from "@equal-bits/core";
import { equalBits } from "./rules/equal-bits.js";
import { sign } from "./rules/sign.js";

/** Makes a named rule from the argument after its name, undefined where none was given. */
type Maker = (argument: string | undefined) => Quantizer;

const makers: Readonly<Record<string, Maker>> = {
  sign: (argument) => {
    if (argument !== undefined) throw new DomainError(`sign must have no argument, got ${argument}`);
    return sign();
  },
  "equal-bits": (argument) => (argument === undefined ? equalBits() : equalBits(decimal(argument))),
};

/** The names that {@link namedQuantizer} knows. */
export const quantizerNames: readonly string[] = Object.freeze(Object.keys(makers));

/**
 * A quantizer by its name: `"sign"`, `"equal-bits"`, `"equal-bits:0.3"`, or as `Quantizer.name` writes it, `"equal-bits(0.3)"`.
 *
 * @param name - the name, with its argument where it takes one
 * @returns the quantizer
 * @throws DomainError if the name is unknown or its argument is out of range
 */
export function namedQuantizer(name: string): Quantizer {
  const { rule, argument } = parsed(name);
  if (!Object.hasOwn(makers, rule))
    throw new DomainError(
      `quantizer must be one of ${quantizerNames.join(", ")}, with :ratio where it takes one, got ${name}`,
    );
  return makers[rule](argument);
}

/**
 * The share of +1 that a named quantizer asks for.
 *
 * @param name - a name that {@link namedQuantizer} knows
 * @returns the ratio, 0 … 1; null where the data decide, as in sign
 * @throws DomainError if the name is unknown or its argument is out of range
 */
export function namedRatio(name: string): number | null {
  const { rule, argument } = parsed(namedQuantizer(name).name);
  return rule === "equal-bits" ? Number(argument) : null;
}

function parsed(name: string): { readonly rule: string; readonly argument: string | undefined } {
  const [, rule, inside, after] = /^([a-z0-9-]+)(?:\(([^()]*)\)|:(.*))?$/.exec(name) ?? [];
  return { rule: rule ?? "", argument: inside ?? after };
}

function decimal(text: string): number {
  if (!/^(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text))
    throw new DomainError(`ratio must be a number from 0 to 1, got ${text === "" ? "nothing" : text}`);
  return Number(text);
}
