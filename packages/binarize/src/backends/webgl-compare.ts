import { KEYS, program, type WebGlProgram } from "./webgl-program.js";

/**
 * The level of each weight, by comparing it with all others of its group.
 *
 * @param outputShape - [groups · size]
 *
 * @internal
 */
export function compareProgram(outputShape: number[]): WebGlProgram {
  return program(
    ["W", "Tops"],
    outputShape,
    `${KEYS}
    void main() {
      int at = getOutputCoords();
      int own = (at / interleave) % size;
      int start = at - own * interleave;
      int lane = at % interleave;
      int group = (start - lane) / size + lane;
      uint key = keyOf(getW(at));
      float rank = 0.0;
      for (int i = 0; i < size; i++) {
        uint other = keyOf(getW(start + i * interleave));
        if (other > key || (other == key && i < own)) rank += 1.0;
      }
      float level = 0.0;
      for (int row = group * cuts; row < (group + 1) * cuts; row++) if (rank < getTops(row)) level += 1.0;
      setOutput(level);
    }`,
  );
}
