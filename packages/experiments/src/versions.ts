import { readFileSync } from "node:fs";
import { version_core } from "@tensorflow/tfjs-core";

/**
 * The versions that made a result, by name.
 *
 * @internal
 */
export function versions(): Readonly<Record<string, string>> {
  const { version }: { readonly version: string } = JSON.parse(
    readFileSync(new URL("../package.json", import.meta.url), "utf8"),
  );
  return { "equal-bits": version, tfjs: version_core, node: process.versions.node };
}
