import { isAbsolute, resolve } from "node:path";

/**
 * Whether a quantizer is asked for by the path of a module, as `./my-rule.js`, and not by its name.
 *
 * @param quantizer - a name or a path
 */
export function isRuleFile(quantizer: string): boolean {
  return quantizer.startsWith(".") || isAbsolute(quantizer) || /\.m?js$/.test(quantizer);
}

/**
 * The absolute path of a module, or the name that it is not.
 *
 * @internal
 */
export function absoluteIfFile(quantizer: string): string {
  return isRuleFile(quantizer) ? resolve(quantizer) : quantizer;
}
