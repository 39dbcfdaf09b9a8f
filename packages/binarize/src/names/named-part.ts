import { DomainError } from "@equal-bits/core";

/** How a part is made of the arguments in its name. */
interface PartMaker<Part> {
  /** The name with its arguments' names, for messages: `"ede(t,k)"`. Those in square brackets may be left away. */
  readonly signature: string;
  /** How many arguments there may be, from … to. */
  readonly arity: readonly [number, number];
  /** @param args - the arguments as they were written */
  readonly make: (...args: string[]) => Part;
}

/** The makers of one kind of part, by name. */
export type PartMakers<Part> = Readonly<Record<string, PartMaker<Part>>>;

/**
 * A part by its name, `rule` or `rule(argument,…)`.
 *
 * @internal
 */
export function namedPart<Part>(kind: string, makers: PartMakers<Part>, name: string): Part {
  requireShallow(kind, name);
  const [rule, args] = parsed(name);
  const maker = Object.hasOwn(makers, rule) ? makers[rule] : undefined;
  if (maker === undefined || !(args.length >= maker.arity[0] && args.length <= maker.arity[1]))
    throw new DomainError(
      `${kind} must be one of ${signaturesOf(makers).join(", ")}, got ${name === "" ? "nothing" : name}`,
    );
  return maker.make(...args);
}

/** @internal */
export function signaturesOf(makers: PartMakers<unknown>): readonly string[] {
  return Object.values(makers).map(({ signature }) => signature);
}

/** A number in a name. @internal */
export function numberIn(text: string): number {
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text))
    throw new DomainError(`an argument must be a decimal number, got ${text === "" ? "nothing" : text}`);
  return Number(text);
}

/** A name may come from a file; far deeper ones would exhaust the stack. */
const DEEPEST = 16;

function requireShallow(kind: string, name: string): void {
  let depth = 0;
  for (const character of name) {
    depth += character === "(" ? 1 : character === ")" ? -1 : 0;
    if (depth > DEEPEST)
      throw new DomainError(`${kind} must be nested at most ${DEEPEST} deep, got a deeper name`);
  }
}

function parsed(name: string): readonly [string, readonly string[]] {
  const [, rule, inside] = /^([a-z0-9-]+)(?:\((.*)\))?$/.exec(name) ?? [];
  return [rule ?? "", inside === undefined ? [] : argumentsIn(inside)];
}

/** Split at the commas that stand in no parentheses of their own. */
function argumentsIn(inside: string): string[] {
  const args = [""];
  let depth = 0;
  for (const character of inside) {
    if (character === "(") depth += 1;
    if (character === ")") depth -= 1;
    if (character === "," && depth === 0) args.push("");
    else args[args.length - 1] += character;
  }
  return args.map((argument) => argument.trim());
}
