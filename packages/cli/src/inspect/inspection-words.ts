import { basename, resolve } from "node:path";
import { printable } from "@equal-bits/weights";
import type { InspectedTensor, Inspection } from "./inspection.js";

/** A whole number with its thousands apart: `"1,092,656"`. */
export function count(number: number): string {
  return number.toLocaleString("en-US");
}

/** A count and its noun: `"1 file"`, `"95 tensors"`. */
export function counted(number: number, noun: string): string {
  return `${count(number)} ${noun}${number === 1 ? "" : "s"}`;
}

/** A number with some digits after the point; a dash where there is none. */
export function share(number: number | null | undefined, digits: number): string {
  return number == null ? "–" : number.toFixed(digits);
}

/** A shape: `"3×3×64×64"`. */
export function shapeText(shape: readonly number[]): string {
  return shape.length === 0 ? "scalar" : shape.join("×");
}

/** The last part of the path that was named. */
export function fileName({ path }: Inspection): string {
  return printable(basename(resolve(path)));
}

/** What the file is, in a few words: `"97 tensors of float32, safetensors, 1 file of 1,092,656 bytes"`. */
export function whatItIs({ format, files, fileBytes, tensors }: Inspection): string {
  const kinds = [...new Set(tensors.map(({ storedAs }) => storedAs))];
  const of = kinds.length === 1 ? ` of ${kinds[0]}` : "";
  const what = format === "tfjs" ? "a tfjs model" : "safetensors";
  return `${counted(tensors.length, "tensor")}${of}, ${what}, ${counted(files.length, "file")} of ${counted(fileBytes, "byte")}`;
}

/** Which axis filters run along, and how to say otherwise. */
export function whereFiltersAre({ filterAxis }: Inspection): string {
  return filterAxis === "first"
    ? "Filters run along the first axis, [out, in, …], as PyTorch has them; --filters last says otherwise."
    : "Filters run along the last axis, […, in, out], as tfjs has them; --filters first says otherwise.";
}

/** What the kernels take: in the file, packed, and by the two bounds; nothing where there are none. */
export function whatKernelsTake({ kernels, tensors }: Inspection): string[] {
  const known = tensors.filter(({ bits }) => bits !== null);
  const sumOf = (number: (tensor: InspectedTensor) => number | null): number =>
    known.reduce((sum, tensor) => sum + (number(tensor) ?? 0), 0);
  const weights = sumOf((tensor) => tensor.weights);
  if (weights === 0) return [];
  const bits = (bytes: number): string => ((8 * bytes) / weights).toFixed(3);
  const [bytes, packed] = [sumOf((tensor) => tensor.bytes), sumOf(({ packedBytes }) => packedBytes)];
  return [
    `Bits a weight of the kernels: ${bits(bytes)} in the file, ${bits(packed)} packed (${(bytes / packed).toFixed(1)} times smaller), ` +
      `${bits(kernels.entropyBytes)} by the entropy of each filter, ${bits(kernels.enumerativeBytes)} by a code that numbers its orders.`,
  ];
}

/** How kernels are to be read, and what is strange about the file: a sentence each. */
export function remarks({ tensors }: Inspection): string[] {
  const latent = tensors.some(({ holds }) => holds === "latent");
  const strange = tensors.filter(({ unmeasured }) => unmeasured !== null);
  return [
    ...(latent
      ? [
          "Of latent weights these are the signs; the levels are what the quantizer makes of them when the model runs.",
        ]
      : []),
    ...strange.slice(0, MOST).map(strangeText),
    ...(strange.length > MOST ? [`So are ${counted(strange.length - MOST, "more tensor")}.`] : []),
  ];
}

const MOST = 5;

function strangeText({ name, unmeasured }: InspectedTensor): string {
  return `Nothing is said of ${printable(name)}: ${unmeasured}.`;
}
