import {
  parseSafetensors,
  parseTfjsModel,
  valuesOf,
  writeSafetensors,
  writeTfjsModel,
} from "@equal-bits/weights";

/**
 * Reads a file as a program would, numbers and all, and writes what was read.
 *
 * @param {import("./broken-file.mjs").BrokenFile} file
 * @returns {string} what came of it
 * @throws what the readers throw; an Error of another kind where a result cannot be
 */
export function outcomeOf({ format, main, shards, bytes }) {
  const read = format === "safetensors" ? parseSafetensors(main) : parseTfjsModel(main, shards);
  requireWithin(read.tensors, bytes);
  const unread = read.tensors.filter((tensor) => !tensor.readable).length;
  for (const tensor of read.tensors)
    if (tensor.readable && valuesOf(tensor).length !== tensor.size)
      throw new Error("a tensor of another size");
  requireSameAgain(read);
  return unread === 0 ? "accepted" : "accepted, some tensors of numbers that are not read";
}

/** What a file gives is no longer than the file. */
function requireWithin(tensors, bytes) {
  const given = tensors.reduce((sum, tensor) => sum + tensor.bytes.length, 0);
  if (given > bytes) throw new Error(`${given} bytes of tensors from a file of ${bytes}`);
  for (const { byteLength, bytes: own, shape, size } of tensors) {
    if (own.length !== byteLength) throw new Error("a tensor of other bytes than it says");
    if (shape.reduce((product, axis) => product * axis, 1) !== size)
      throw new Error("a shape of another size");
  }
}

/** What was accepted is understood: written, it says the same. */
function requireSameAgain({ format, tensors, metadata, model }) {
  const names = (list) => JSON.stringify(list.map(({ name, shape }) => [name, shape]).sort());
  if (format === "safetensors") {
    const again = parseSafetensors(writeSafetensors(tensors, metadata));
    if (names(again.tensors) !== names(tensors)) throw new Error("other tensors when written");
  } else {
    const files = writeTfjsModel(model, tensors, { compact: true });
    const again = parseTfjsModel(files.get("model.json"), files);
    if (names(again.tensors) !== names(tensors)) throw new Error("other tensors when written");
  }
}
