/**
 * A kernel as the text of a braced function.
 *
 * Text, because gpu.js reads the source of a kernel and gets a minified one wrong without a word. No kernel may lean on a
 * name from outside, and every loop that ends at an argument is bounded by {@link LONGEST_LOOP}: gpu.js stops such a loop
 * after 1000 turns, also without a word, unless told another bound. Two loops of one kernel must not share the name of a
 * counter: the CPU mode declares all of them at the top.
 *
 * @internal
 */
export interface KernelSource {
  /** The name of the function. */
  readonly name: string;
  /** The text of the function, braces and all. */
  readonly source: string;
}

/** No loop of a kernel runs longer. */
export const LONGEST_LOOP: number = 2 ** 24;

/**
 * Names a kernel by its function.
 *
 * @internal
 */
export function kernelSource(source: string): KernelSource {
  const name = /^\s*function (\w+)\(/.exec(source)?.[1] ?? "";
  return Object.freeze({ name, source: source.trim() });
}
