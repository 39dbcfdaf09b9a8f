import { readFileSync } from "node:fs";
import { version_core } from "@tensorflow/tfjs-core";

/**
 * The versions that made a result, by name.
 *
 * @internal
 */
export function versions(): Readonly<Record<string, string>> {
  own ??= ownVersion();
  return { "equal-bits": own, tfjs: version_core, node: process.versions.node };
}

/** Read once: every run of a sweep asks for it. */
let own: string | undefined;

function ownVersion(): string {
  const { version }: { readonly version: string } = JSON.parse(
    readFileSync(new URL("../package.json", import.meta.url), "utf8"),
  );
  return version;
}
