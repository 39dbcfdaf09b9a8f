import { statSync } from "node:fs";
import { basename, isAbsolute } from "node:path";
import { quantizerNames, recipe } from "@equal-bits/quantizers";
import { nearestName } from "./nearest-name.js";
import { oneLine } from "./one-line.js";
import { UsageError } from "./usage-error.js";

/** Reads one quantizer's name, `"equal-bits:0.3"`, for the option called `flag`; refuses what no quantizer is called. */
export function quantizerName(flag: string): (text: string) => string {
  return (text) => {
    requireKnown(text);
    try {
      recipe(text);
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
    const rules = names.map((name) => recipe(name).name);
    const twice = rules.find((rule, i) => rules.indexOf(rule) < i);
    if (twice !== undefined)
      throw new UsageError(`${flag} must name each quantizer once, got ${twice} twice`);
    return names;
  };
}

/** Reads the path of a module; refuses a name, and a file that is not there. */
export function quantizerFile(flag: string): (text: string) => string {
  return (text) => {
    if (!isModulePath(text))
      throw new UsageError(
        `${flag} must be the path of a module, as ./my-rule.js, got ${text === "" ? "nothing" : text}`,
      );
    if (statSync(text, { throwIfNoEntry: false })?.isFile() !== true)
      throw new UsageError(`${flag} must be a file that is there, got ${text}`);
    return text;
  };
}

/** {@link quantizerFile} for an option that may be given again. */
export function quantizerFiles(flag: string): (text: string, before?: readonly string[]) => string[] {
  const readFile = quantizerFile(flag);
  return (text, before = []) => [...before, readFile(text)];
}

/** Reads a name or the path of a module. */
export function quantizerNameOrFile(flag: string): (text: string) => string {
  const [readName, readFile] = [quantizerName(flag), quantizerFile(flag)];
  return (text) => (isModulePath(text) ? readFile(text) : readName(text));
}

/** What the progress of a run is labelled with: the rule's own name, or its file before that is loaded. */
export function quantizerLabel(quantizer: string): string {
  return isModulePath(quantizer) ? basename(quantizer) : recipe(quantizer).name;
}

/** As `isRuleFile` of `@equal-bits/experiments`, which need not be loaded to read a command line. */
export function isModulePath(text: string): boolean {
  return text.startsWith(".") || isAbsolute(text) || /\.m?js$/.test(text);
}

function requireKnown(text: string): void {
  const [, name, rest] = /^([^:(]*)(.*)$/s.exec(text) ?? ["", text, ""];
  if (isName(name)) return;
  const nearest = nearestName(name, quantizerNames);
  const known = `the quantizers are ${quantizerNames.join(", ")}`;
  throw new UsageError(
    nearest === null
      ? `unknown quantizer ${text === "" ? '""' : text}; ${known}`
      : `unknown quantizer ${text}; did you mean ${nearest}${rest}? (${known})`,
  );
}

/** Also for names that the catalogue composes, as `layer-centred-equal-bits`. */
function isName(name: string): boolean {
  try {
    return recipe(name) !== undefined;
  } catch {
    return false;
  }
}
