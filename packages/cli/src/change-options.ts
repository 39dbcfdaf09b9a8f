import type { ChangeOptions } from "@equal-bits/experiments";
import { type Command, Option } from "commander";
import { dataOption } from "./data-option.js";
import { offlineOption, testImagesOption } from "./training-options.js";
import { UsageError } from "./usage-error.js";

/** The options that `prune` and `quantize` share, as commander gives them. */
export interface ChangeFlags {
  /** Names of tensors or layers. */
  readonly layers?: readonly string[];
  /** Which axis is the filters. */
  readonly filters?: "first" | "last";
  /** Folder or name of the data to test on. */
  readonly data?: string;
  /** What pixels are brought to. */
  readonly pixels?: "unit" | "standard";
  /** Never open a socket. */
  readonly offline?: true;
  /** Use only the first so many test images. */
  readonly testImages?: number;
  /** Where the changed model goes. */
  readonly out: string;
  /** Print the report as JSON. */
  readonly json?: true;
}

/** Declares the options that `prune` and `quantize` share. */
export function addChangeOptions(command: Command, usual: string): Command {
  return command
    .requiredOption(
      "--out <path>",
      "where the changed model is written: a new folder for tfjs, a file for safetensors",
      place,
    )
    .addOption(
      new Option(
        "--layers <names>",
        `names with commas between them, * for any letters, or all (default: ${usual})`,
      ).argParser((text: string) => text.split(",").map((name) => name.trim())),
    )
    .addOption(
      new Option(
        "--filters <axis>",
        "which axis of a kernel is the filters (default: last for tfjs, first for safetensors)",
      ).choices(["first", "last"]),
    )
    .addOption(
      dataOption(
        "folder with idx or CIFAR-10 files, a name, or embedded: test before and after (default: no test)",
      ),
    )
    .addOption(
      new Option(
        "--pixels <range>",
        "what the model wants of pixels: unit, 0 to 1, or standard, mean 0 and deviation 1 (default: as it says, else unit)",
      ).choices(["unit", "standard"]),
    )
    .addOption(offlineOption())
    .addOption(testImagesOption())
    .option("--json", "print what was changed as JSON");
}

function place(text: string): string {
  if (text === "") throw new UsageError("--out must be a path, got nothing");
  return text;
}

/** The flags as options, without those that were not given. */
export function changeOptions(model: string, flags: ChangeFlags): ChangeOptions {
  const { layers, filters, data, pixels, offline, testImages, out } = flags;
  return {
    model,
    out,
    offline: offline === true,
    ...(layers === undefined ? {} : { layers }),
    ...(filters === undefined ? {} : { filters }),
    ...(data === undefined ? {} : { data }),
    ...(pixels === undefined ? {} : { pixels }),
    ...(testImages === undefined ? {} : { testImages }),
  };
}
