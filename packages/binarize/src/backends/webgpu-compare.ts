import { program, THREADS, type WebGpuProgram } from "./webgpu-program.js";

/**
 * Ranks by comparing each weight with all others of its group, a thread for each weight.
 *
 * @param weights - how many
 *
 * @internal
 */
export function compareProgram(weights: number): WebGpuProgram {
  return program("equalBitsCompare", Math.ceil(weights / THREADS), COMPARE);
}

const COMPARE = `
  fn main(index : i32) {
    let at = flatWorkgroup() * ${THREADS} + i32(localIndex);
    if (at >= uniforms.groups * uniforms.perGroup) { return; }
    let lane = at % uniforms.interleave;
    let own = (at / uniforms.interleave) % uniforms.perGroup;
    let start = at - own * uniforms.interleave;
    let group = (start - lane) / uniforms.perGroup + lane;
    let key = keyAt(at);
    var rank = 0;
    for (var i = 0; i < uniforms.perGroup; i++) {
      let other = keyAt(start + i * uniforms.interleave);
      if (other > key || (other == key && i < own)) { rank++; }
    }
    var level = 0.0;
    for (var cut = 0; cut < uniforms.cuts; cut++) {
      if (rank < Tops[group * uniforms.cuts + cut]) { level += 1.0; }
    }
    result[at] = level;
  }
`;
