import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { FormatError } from "@equal-bits/core";
import { ruleOf } from "./rule-of.js";
import type { TrainingRule } from "./training-rule.js";

/**
 * The rule that a module of the user's exports.
 *
 * The module is run, so it must be one that the user names and trusts; what a model's file says is never loaded in this way.
 *
 * @param path - of a JavaScript module
 * @throws FormatError naming the file, if there is none, if it cannot be run or exports no quantizer
 * @internal
 */
export async function fileRule(path: string): Promise<TrainingRule> {
  const refuse = (got: string): never => {
    throw new FormatError(
      `${path} must be a module whose default export, or whose export quantizer, is a quantizer, got ${got}`,
    );
  };
  try {
    const file = resolve(path);
    const bytes = await readFile(file);
    const exported = await import(pathToFileURL(file).href);
    const rule = ruleOf(exported.default ?? exported.quantizer, refuse);
    const digest = createHash("sha256").update(bytes).digest("hex");
    return { ...rule, identity: `${rule.name}, SHA-256 ${digest}` };
  } catch (error) {
    if (error instanceof FormatError) throw error;
    return refuse(error instanceof Error ? error.message : String(error));
  }
}
