import { program, THREADS, type WebGpuProgram } from "./webgpu-program.js";

/**
 * Ranks by selection: a workgroup for each group finds the key of the last weight above each cut, eight bits at a time, counting
 * keys in its own memory; then it compares keys, and counts off equal ones in order.
 *
 * @param groups - how many
 *
 * @internal
 */
export function selectProgram(groups: number): WebGpuProgram {
  return program("equalBitsSelect", groups, SELECT);
}

/** A barrier must be reached by all threads alike: a workgroup beyond the last group goes along, over no weights. */
const SELECT = `
  var<workgroup> buckets : array<atomic<u32>, ${THREADS}>;
  var<workgroup> equalBefore : array<u32, ${THREADS}>;
  var<workgroup> found : u32;
  var<workgroup> left : u32;

  fn main(index : i32) {
    let thread = i32(localIndex);
    let group = flatWorkgroup();
    let size = select(0, uniforms.perGroup, group < uniforms.groups);
    let lane = group % uniforms.interleave;
    let start = (group - lane) * uniforms.perGroup + lane;
    let run = (size + ${THREADS - 1}) / ${THREADS};
    let first = min(size, thread * run);
    let last = min(size, first + run);

    for (var cut = 0; cut < uniforms.cuts; cut++) {
      if (thread == 0) {
        found = 0u;
        left = 0u;
        if (size > 0) { left = u32(Tops[group * uniforms.cuts + cut]); }
      }
      for (var shift = 24u; shift < 32u; shift -= 8u) {
        atomicStore(&buckets[thread], 0u);
        workgroupBarrier();
        let prefix = found;
        for (var i = thread; i < size; i += ${THREADS}) {
          let key = keyAt(start + i * uniforms.interleave);
          if (shift == 24u || (key >> (shift + 8u)) == prefix) { atomicAdd(&buckets[(key >> shift) & 255u], 1u); }
        }
        workgroupBarrier();
        if (thread == 0) {
          var digit = 255u;
          while (digit > 0u && atomicLoad(&buckets[digit]) < left) {
            left -= atomicLoad(&buckets[digit]);
            digit--;
          }
          found = (found << 8u) | digit;
        }
        workgroupBarrier();
      }

      let threshold = found;
      var equal = 0u;
      for (var i = first; i < last; i++) {
        if (keyAt(start + i * uniforms.interleave) == threshold) { equal++; }
      }
      equalBefore[thread] = equal;
      workgroupBarrier();
      if (thread == 0) {
        var sum = 0u;
        for (var i = 0; i < ${THREADS}; i++) {
          let own = equalBefore[i];
          equalBefore[i] = sum;
          sum += own;
        }
      }
      workgroupBarrier();
      var seen = equalBefore[thread];
      for (var i = first; i < last; i++) {
        let at = start + i * uniforms.interleave;
        let key = keyAt(at);
        let level = select(result[at], 0.0, cut == 0);
        let above = key > threshold || (key == threshold && seen < left);
        if (key == threshold) { seen++; }
        result[at] = select(level, level + 1.0, above);
      }
      workgroupBarrier();
    }
  }
`;
