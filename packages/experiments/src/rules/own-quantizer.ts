import { NonFiniteError, type Quantizer, requireCutRule, requireValueRule } from "@equal-bits/core";
import { brokenPromise } from "./broken-promise.js";
import { type Call, forwardedQuantizer } from "./forwarded-quantizer.js";

/** Throws, told what was wrong in place of a quantizer, and the error that told so. */
export type Refuse = (got: string, cause?: unknown) => never;

/** A record of unknown fields; each is looked at before it is believed. */
export type Unchecked = Readonly<Record<string, unknown>>;

/**
 * A record of unknown fields.
 *
 * @param value - any value
 * @internal
 */
export function recordIn(value: unknown, refuse: Refuse): Unchecked {
  if (typeof value === "object" && value !== null) return value as Unchecked; // fields of no known type
  return refuse(value === undefined ? "nothing" : `a ${value === null ? "null" : typeof value}`);
}

/**
 * A quantizer of the user's: its fields looked at, its promises tried, what it throws told with its file.
 *
 * @param own - what the module calls a quantizer
 * @param refuse - throws, told what was wrong
 * @returns a frozen record that hands every call on
 * @internal
 */
export function ownQuantizer(own: Unchecked, refuse: Refuse): Quantizer {
  const quantizer = requireFields(own, refuse);
  const { name } = quantizer;
  const call: Call = (method, work) => {
    try {
      return work();
    } catch (error) {
      if (error instanceof NonFiniteError) throw error; // the weights have diverged, not the rule
      return refuse(`${name} whose ${method} throws ${String(error)}`, error);
    }
  };
  const forwarded = forwardedQuantizer(quantizer, call);
  const broken = brokenPromise(forwarded);
  if (broken !== null) refuse(`${name} ${broken}; quantizerLaws of @equal-bits/laws tests a rule`);
  return forwarded;
}

function requireFields(own: Unchecked, refuse: Refuse): Quantizer {
  const { name, levels, counts, layerCounts, cuts, valueRule } = own;
  if (!(typeof name === "string" && name !== "")) return refuse("one without a name");
  if (!(Number.isInteger(levels) && Number(levels) >= 2 && Number(levels) <= 256))
    return refuse(`${name} with levels ${String(levels)}, not a whole number from 2 to 256`);
  for (const method of ["assign", "values"])
    if (typeof own[method] !== "function") return refuse(`${name} without a function ${method}`);
  for (const [method, given] of Object.entries({ counts, layerCounts }))
    if (given !== undefined && typeof given !== "function")
      return refuse(`${name} whose ${method} is not a function`);
  try {
    if (cuts !== undefined) requireCutRule(cuts, Number(levels));
    if (valueRule !== undefined) requireValueRule(valueRule, Number(levels));
  } catch (error) {
    return refuse(`${name} whose data are wrong: ${error instanceof Error ? error.message : error}`);
  }
  return own as unknown as Quantizer; // its fields were looked at
}
