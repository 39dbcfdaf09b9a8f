import { KEYS, program, type WebGlProgram } from "./webgl-program.js";

/**
 * How many weights of each run that may still be the last above a cut have which next four bits.
 *
 * @param outputShape - [groups · cuts · runs · 16]
 *
 * @internal
 */
export function countProgram(outputShape: number[]): WebGlProgram {
  return program(
    ["W", "State"],
    outputShape,
    `${KEYS}${STATE}
    void main() {
      int at = getOutputCoords();
      uint digit = uint(at % 16);
      int row = at / (16 * runs);
      int first = (at / 16 - row * runs) * run;
      uint key = foundKey(row);
      uint index = uint(getState(row * 4 + 2));
      int start = startOf(row / cuts);
      float count = 0.0;
      for (int i = first; i < min(first + run, size); i++) {
        uint own = keyOf(getW(start + i * interleave));
        bool counted;
        if (pass < 8) {
          uint rest = own >> uint(28 - 4 * pass);
          counted = (pass == 0 || (rest >> 4u) == key) && (rest & 15u) == digit;
        } else {
          uint rest = fromEnd(i) >> uint(4 * (digits - 1 - (pass - 8)));
          counted = own == key && (rest >> 4u) == index && (rest & 15u) == digit;
        }
        if (counted) count += 1.0;
      }
      setOutput(count);
    }`,
  );
}

/**
 * The state with four more bits: from the highest down, the first at which the counts reach what is left to find.
 *
 * @param outputShape - [groups · cuts · 4]
 *
 * @internal
 */
export function descendProgram(outputShape: number[]): WebGlProgram {
  return program(
    ["Counts", "State"],
    outputShape,
    `${KEYS}${STATE}
    void main() {
      int at = getOutputCoords();
      int row = at / 4;
      int part = at - row * 4;
      float left = getState(row * 4 + 3);
      int digit = 15;
      for (; digit >= 0; digit--) {
        float count = 0.0;
        for (int i = 0; i < runs; i++) count += getCounts((row * runs + i) * 16 + digit);
        if (count >= left || digit == 0) break;
        left -= count;
      }
      int grows = pass < 4 ? 0 : pass < 8 ? 1 : 2;
      float before = getState(at);
      setOutput(part == 3 ? left : part == grows ? before * 16.0 + float(digit) : before);
    }`,
  );
}

/**
 * The level of each weight: how many cuts it lies above.
 *
 * @param outputShape - [groups · size]
 *
 * @internal
 */
export function emitProgram(outputShape: number[]): WebGlProgram {
  return program(
    ["W", "State"],
    outputShape,
    `${KEYS}${STATE}
    void main() {
      int at = getOutputCoords();
      int block = at / (size * interleave);
      int group = block * interleave + at % interleave;
      uint index = fromEnd((at / interleave) % size);
      uint key = keyOf(getW(at));
      float level = 0.0;
      for (int row = group * cuts; row < (group + 1) * cuts; row++) {
        uint cut = foundKey(row);
        if (key > cut || (key == cut && index >= uint(getState(row * 4 + 2)))) level += 1.0;
      }
      setOutput(level);
    }`,
  );
}

/** Of equal weights the earlier is the greater, so indices count from the end. A texel holds 24 bits: a key lies in two halves. */
const STATE = `
    uint fromEnd(int i) {
      return uint(size - 1 - i);
    }
    uint foundKey(int row) {
      uint upper = uint(getState(row * 4));
      if (pass <= 4) return upper;
      uint width = uint(4 * (min(pass, 8) - 4));
      return (upper << width) | uint(getState(row * 4 + 1));
    }`;
