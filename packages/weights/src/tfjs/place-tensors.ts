import { FormatError } from "@equal-bits/core";
import { printable } from "../tensor/printable.js";
import type { WeightTensor } from "../tensor/weight-tensor.js";
import type { TensorGroup } from "./tfjs-manifest.js";

/**
 * A run of bytes in a file.
 *
 * @internal
 */
export interface Piece {
  readonly path: string;
  readonly begin: number;
  readonly end: number;
}

/**
 * A tensor and where its bytes lie: in one piece, or in several where it begins in one file and goes on in the next.
 *
 * @internal
 */
export interface PlacedTensor {
  readonly tensor: WeightTensor;
  readonly pieces: readonly Piece[];
}

/**
 * Where the tensors of a group lie in its files.
 *
 * @param group - tensors and files
 * @param lengths - of each of these files
 * @param file - what the model is called in error messages
 * @throws FormatError if the files are longer or shorter than the tensors
 * @internal
 */
export function placeTensors(
  { paths, tensors }: TensorGroup,
  lengths: ReadonlyMap<string, number>,
  file: string,
): PlacedTensor[] {
  const runs = runsOf(paths, lengths);
  const there = runs.at(-1)?.end ?? 0;
  const needed = tensors.reduce((sum, { byteLength }) => sum + byteLength, 0);
  if (there !== needed)
    throw new FormatError(
      `the weights of ${file} in ${namesOf(paths)} must have ${needed} bytes, as their list says, got ${there}; a file is ${there < needed ? "truncated" : "too long"}, or of another model`,
    );
  let [at, first] = [0, 0];
  return tensors.map((tensor) => {
    const end = at + tensor.byteLength;
    while (first < runs.length && runs[first].end <= at) first++; // files that are behind us, and empty ones
    const pieces: Piece[] = [];
    for (let i = first; i < runs.length && runs[i].begin < end; i++) {
      const from = Math.max(at, runs[i].begin) - runs[i].begin;
      const to = Math.min(end, runs[i].end) - runs[i].begin;
      if (to > from) pieces.push({ path: runs[i].path, begin: from, end: to });
    }
    at = end;
    return { tensor, pieces };
  });
}

/** Where each file begins and ends in the group. */
function runsOf(paths: readonly string[], lengths: ReadonlyMap<string, number>): Piece[] {
  let at = 0;
  return paths.map((path) => {
    const begin = at;
    at += lengths.get(path) ?? 0;
    return { path, begin, end: at };
  });
}

function namesOf(paths: readonly string[]): string {
  const few = paths.slice(0, 3).map((path) => printable(path));
  if (paths.length === 0) return "no file";
  return `${few.join(", ")}${paths.length > few.length ? ` and ${paths.length - few.length} more` : ""}`;
}
