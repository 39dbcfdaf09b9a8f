import { existsSync } from "node:fs";
import { datasetNames } from "@equal-bits/datasets/node";
import { Option } from "commander";
import { nearestName } from "./nearest-name.js";
import { UsageError } from "./usage-error.js";

const names: readonly string[] = datasetNames;

/** The option `--data`; with a text of its own, it also takes `embedded`. */
export function dataOption(text: string = USUAL): Option {
  return new Option("--data <dir|name>", text).argParser((given: string) =>
    text !== USUAL && given === "embedded" ? given : folderOrName(given),
  );
}

const USUAL =
  "folder with idx or CIFAR-10 files, or fashion-mnist, mnist or cifar-10 to download " +
  "(default: $EQUAL_BITS_DATA, or the embedded Fashion-MNIST subset)";

/** Refuses what is neither a file of the system nor a name, with the nearest name. */
function folderOrName(text: string): string {
  if (names.includes(text) || existsSync(text)) return text;
  const nearest = nearestName(text, names);
  const hint = nearest === null ? "" : `; did you mean ${nearest}?`;
  throw new UsageError(
    `--data must be a folder or one of ${names.join(", ")}, got ${text === "" ? "nothing" : text}${hint}`,
  );
}
