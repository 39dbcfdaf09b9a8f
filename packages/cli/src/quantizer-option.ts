import { namedQuantizer, quantizerNames } from "@equal-bits/quantizers";
import { closest, distance } from "fastest-levenshtein";
import { oneLine } from "./one-line.js";
import { UsageError } from "./usage-error.js";

/** Reads one quantizer's name, `"equal-bits:0.3"`, for the option called `flag`; refuses what no quantizer is called. */
export function quantizerName(flag: string): (text: string) => string {
  return (text) => {
    requireKnown(text);
    try {
      namedQuantizer(text);
    } catch (error) {
      throw new UsageError(`${flag} ${text}: ${oneLine(error)}`);
    }
    return text;
  };
}

/** Reads several names with commas between them; refuses a quantizer that is named twice. */
export function quantizerList(flag: string): (text: string) => string[] {
  const readName = quantizerName(flag);
  return (text) => {
    const names = text.split(",").map((name) => readName(name.trim()));
    const rules = names.map((name) => namedQuantizer(name).name);
    const twice = rules.find((rule, i) => rules.indexOf(rule) < i);
    if (twice !== undefined)
      throw new UsageError(`${flag} must name each quantizer once, got ${twice} twice`);
    return names;
  };
}

function requireKnown(text: string): void {
  const [, name, rest] = /^([^:(]*)(.*)$/s.exec(text) ?? ["", text, ""];
  if (quantizerNames.includes(name)) return;
  const nearest = closest(name, [...quantizerNames]);
  const near = distance(name, nearest) <= nearest.length / 2;
  const known = `the quantizers are ${quantizerNames.join(", ")}`;
  throw new UsageError(
    near
      ? `unknown quantizer ${text}; did you mean ${nearest}${rest}? (${known})`
      : `unknown quantizer ${text === "" ? '""' : text}; ${known}`,
  );
}
