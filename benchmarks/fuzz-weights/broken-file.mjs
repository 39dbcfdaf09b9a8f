import { seededRandom } from "@equal-bits/core";
import { breakages } from "./breakages.mjs";
import { wholeFiles } from "./whole-files.mjs";

/**
 * A file that was whole before.
 *
 * @typedef {object} BrokenFile
 * @property {"safetensors" | "tfjs"} format - what it was
 * @property {Uint8Array} main - the file, or the model.json
 * @property {ReadonlyMap<string, Uint8Array>} shards - the files that a model.json names
 * @property {number} bytes - of all of these
 * @property {string} what - what was done to it
 */

const whole = wholeFiles();

/**
 * One of the whole files with one to three breakages.
 *
 * @param {number} seed - a whole number below 2³²
 * @param {number} input - which of the inputs of that seed
 * @returns {BrokenFile} the same for the same numbers
 */
export function brokenFile(seed, input) {
  const random = seededRandom(seed, input);
  const pick = (list) => list[random.below(list.length)];
  let file = pick(whole);
  const done = [];
  for (let times = 1 + random.below(3); times > 0; times--) {
    const breakage = pick(breakages);
    file = breakage(file, random);
    done.push(breakage.name);
  }
  const bytes = [...file.shards.values()].reduce((sum, shard) => sum + shard.length, file.main.length);
  return { ...file, bytes, what: done.join(", ") };
}
