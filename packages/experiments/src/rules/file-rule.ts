import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { FormatError } from "@equal-bits/core";
import type { Refuse } from "./own-quantizer.js";
import { ruleOf } from "./rule-of.js";
import type { TrainingRule } from "./training-rule.js";

/**
 * The rule that a module of the user's exports.
 *
 * The module is run, so it must be one that the user names and trusts; what a model's file says is never loaded in this way. Its identity
 * is of this one file: what the module imports is not looked at.
 *
 * @param path - of a JavaScript module
 * @throws FormatError naming the file, if there is none, if it cannot be run, exports no quantizer or one that breaks its promises
 * @internal
 */
export async function fileRule(path: string): Promise<TrainingRule> {
  const refuse: Refuse = (got, cause) => {
    throw refusal(
      `${path} must be a module whose default export, or whose export quantizer, is a quantizer, got ${got}`,
      cause,
    );
  };
  try {
    const file = resolve(path);
    const bytes = await readFile(file);
    const exported = await imported(file, path);
    const rule = ruleOf(exported.default ?? exported.quantizer, refuse);
    const digest = createHash("sha256").update(bytes).digest("hex");
    return { ...rule, identity: `${rule.name}, SHA-256 ${digest}` };
  } catch (error) {
    if (error instanceof FormatError) throw error;
    return refuse(messageOf(error), error);
  }
}

async function imported(file: string, path: string): Promise<Readonly<Record<string, unknown>>> {
  try {
    return await import(pathToFileURL(file).href);
  } catch (error) {
    const message = messageOf(error);
    if (error instanceof SyntaxError)
      throw refusal(`${path} must be a JavaScript module that Node can read, got ${message}`, error);
    const [, missing] = /^Cannot find package '([^']+)'/.exec(message) ?? [];
    if (missing === undefined) throw error;
    const remedy = `npm install ${missing}${missing.startsWith("@equal-bits/") ? "" : ", or write it without"}`;
    throw refusal(
      `${path} must import only what is installed beside it, got ${missing}; in its folder: ${remedy}`,
      error,
    );
  }
}

function refusal(message: string, cause: unknown): FormatError {
  return Object.assign(new FormatError(message), { cause });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
