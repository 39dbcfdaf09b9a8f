import asc from "assemblyscript/asc";
import { localCandidate } from "../harness/local-candidate.mjs";

/** The name of the floor. */
export const FLOOR = "wasm read of both";

/** Both arrays are read once, four vectors of each at a step or eight, and nothing is counted. */
const SOURCE = `
export function readBoth(a: usize, b: usize, length: usize): i32 {
  const end = a + length;
  let s = i8x16.splat(0), t = s, u = s, v = s;
  for (; a < end; a += 64, b += 64) {${step(0)}}
  return i8x16.bitmask(v128.or(v128.or(s, t), v128.or(u, v)));
}
export function readBothByEight(a: usize, b: usize, length: usize): i32 {
  const end = a + length;
  let s = i8x16.splat(0), t = s, u = s, v = s;
  for (; a < end; a += 128, b += 128) {${step(0)}${step(64)}}
  return i8x16.bitmask(v128.or(v128.or(s, t), v128.or(u, v)));
}`;

/**
 * What no count can beat: reading both arrays of a pair. The same places in memory, as others may be faster or slower.
 *
 * @param {import("./watched-pair.mjs").WatchedPair} watched - of a multiple of 32 words
 * @returns {Promise<import("../harness/local-candidate.mjs").Candidate[]>}
 */
export async function readBoth({ pair, memory }) {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(await binary()), { env: { memory } });
  const [first, second, length] = [
    pair.previous.byteOffset,
    pair.current.byteOffset,
    pair.current.byteLength,
  ];
  const reading = (name, kernel) => localCandidate(name, () => kernel(first, second, length));
  const { readBoth: byFour, readBothByEight: byEight } = exports;
  return [reading(FLOOR, byFour), reading(`${FLOOR}, eight vectors a step`, byEight)];
}

/** Four vectors of each array, each pair into a sum of its own. */
function step(offset) {
  return ["s", "t", "u", "v"]
    .map((sum, i) => {
      const at = offset + 16 * i;
      return `${sum} = v128.or(${sum}, v128.xor(v128.load(a, ${at}), v128.load(b, ${at})));`;
    })
    .join("\n");
}

let compiled;

async function binary() {
  compiled ??= await compile();
  return compiled;
}

async function compile() {
  let module;
  const flags = ["--runtime", "stub", "--importMemory", "--noAssert", "--enable", "simd", "-O3"];
  const { error, stderr } = await asc.main(["read-both.ts", "--outFile", "read-both.wasm", ...flags], {
    readFile: (name) => (name === "read-both.ts" ? SOURCE : null),
    writeFile: (name, contents) => {
      if (name.endsWith(".wasm")) module = contents;
    },
    listFiles: () => [],
  });
  if (error) throw new Error(`${error.message}\n${stderr}`);
  return module;
}
