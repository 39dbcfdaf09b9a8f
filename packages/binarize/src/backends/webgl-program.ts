/** A program as tfjs-backend-webgl takes it. */
export interface WebGlProgram {
  /** The inputs' names: `getW(i)` reads input `W`. */
  readonly variableNames: string[];
  /** Shape of the output. */
  readonly outputShape: number[];
  /** One shader for all shapes. */
  readonly enableShapeUniforms: boolean;
  /** The uniforms' names and types, in the order of their values. */
  readonly customUniforms: { readonly name: string; readonly type: "int" }[];
  /** GLSL with a `main`. */
  readonly userCode: string;
}

/**
 * One of our programs, whose uniforms are alike.
 *
 * @internal
 */
export function program(variableNames: string[], outputShape: number[], userCode: string): WebGlProgram {
  return {
    variableNames,
    outputShape,
    enableShapeUniforms: true,
    customUniforms: UNIFORMS.map((name) => ({ name, type: "int" })),
    userCode,
  };
}

/**
 * GLSL for the order of the weights: the float32's bits, ordered as the numbers are; −0 as 0.
 *
 * @internal
 */
export const KEYS = `
    uint keyOf(float weight) {
      uint bits = floatBitsToUint(weight);
      if ((bits << 1u) == 0u) bits = 0u;
      return (bits >> 31u) == 1u ? ~bits : bits | 0x80000000u;
    }
    int startOf(int group) {
      int lane = group % interleave;
      return (group - lane) * size + lane;
    }`;

const UNIFORMS = ["size", "interleave", "cuts", "runs", "run", "digits", "pass"];
