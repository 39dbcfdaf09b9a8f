/** A program as tfjs-backend-webgpu takes it, but for its output's shape; a new one for each call, since the backend writes into it. */
export interface WebGpuProgram {
  /** The inputs' names. */
  readonly variableNames: string[];
  /** Names and types of the uniforms, in the order of their values. */
  readonly uniforms: string;
  /** Threads of a workgroup. */
  readonly workgroupSize: [number, number, number];
  /** Workgroups. */
  readonly dispatch: [number, number, number];
  /** Which axes of the output they run along. */
  readonly dispatchLayout: { readonly x: number[] };
  /** What tells it from other programs. */
  readonly shaderKey: string;
  /** WGSL with a `main`. */
  getUserCode(): string;
}

/**
 * One of our programs, whose inputs and uniforms are alike.
 *
 * @internal
 */
export function program(shaderKey: string, workgroups: number, code: string): WebGpuProgram {
  return {
    variableNames: ["W", "Tops"],
    uniforms: "perGroup : i32, interleave : i32, groups : i32, cuts : i32,",
    workgroupSize: [THREADS, 1, 1],
    dispatch: [workgroups, 1, 1],
    dispatchLayout: { x: [0] },
    shaderKey,
    getUserCode: () => KEYS + code,
  };
}

/**
 * Threads of a workgroup, one for each value of eight bits.
 *
 * @internal
 */
export const THREADS = 256;

/** The float32's bits, ordered as the numbers are; −0 as 0. */
const KEYS = `
  fn keyAt(at : i32) -> u32 {
    var bits = bitcast<u32>(W[at]);
    if ((bits << 1u) == 0u) { bits = 0u; }
    return select(bits | 0x80000000u, ~bits, (bits >> 31u) == 1u);
  }
  fn flatWorkgroup() -> i32 {
    return i32((workgroupId.z * numWorkgroups.y + workgroupId.y) * numWorkgroups.x + workgroupId.x);
  }
`;
