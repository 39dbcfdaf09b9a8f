import { Option } from "commander";
import { nearestName } from "./nearest-name.js";
import { UsageError } from "./usage-error.js";

/** The networks of `@equal-bits/experiments`, known here so that help and mistakes need not wait for tfjs. */
export const networkNames: readonly string[] = [
  "small-cnn",
  "mlp",
  "lenet",
  "conv-2",
  "conv-4",
  "conv-6",
  "conv-8",
  "resnet-8",
  "resnet-20",
  "resnet-18",
  "vgg-small",
];

/** The option `--network`. */
export function networkOption(): Option {
  return new Option("--network <name>", `what is trained: ${networkNames.join(", ")}`)
    .argParser(knownNetwork)
    .default("small-cnn");
}

function knownNetwork(text: string): string {
  if (networkNames.includes(text)) return text;
  const nearest = nearestName(text, networkNames);
  const known = `the networks are ${networkNames.join(", ")}`;
  throw new UsageError(
    nearest === null
      ? `unknown network ${text === "" ? '""' : text}; ${known}`
      : `unknown network ${text}; did you mean ${nearest}? (${known})`,
  );
}
