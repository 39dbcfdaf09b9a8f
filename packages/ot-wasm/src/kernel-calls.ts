import { hintLength } from "./hints.js";
import type { WasmKernels } from "./kernels.js";
import { kernelArguments, outputBytes } from "./output.js";
import type { SelectionInMemory } from "./selection-in-memory.js";

/** A kernel that selects. */
export type SelectionKernel = "selectRows" | "selectColumns";

/** A call of a kernel that wants to know its scratch memory. */
export type KernelCall = readonly [name: SelectionKernel, args: (scratch: number) => readonly number[]];

/** Columns that a kernel reads together. */
const WIDE = 16;

/**
 * A selection as calls of kernels that do not depend on each other.
 *
 * @param selection - in memory
 * @param parts - among how many the rows, or the columns of each block, are divided, ≥ 1
 * @internal
 */
export function kernelCalls(selection: SelectionInMemory, parts: number): KernelCall[] {
  return selection.layout.interleave === 1
    ? callsForRows(selection, parts)
    : callsForColumns(selection, parts);
}

/** @internal */
export function callKernel(kernels: WasmKernels, name: SelectionKernel, args: readonly number[]): number {
  return (kernels[name] as (...args: readonly number[]) => number)(...args); // kernelCalls makes them as long as the kernel wants
}

function callsForRows(selection: SelectionInMemory, parts: number): KernelCall[] {
  const { weights, layout, counts, out, output, hints = 0 } = selection;
  const { groups, size } = layout;
  return ranges(groups, Math.ceil(groups / parts)).map(([begin, end]) => [
    "selectRows",
    (scratch) => [
      weights + begin * size * 4,
      end - begin,
      size,
      counts + begin * 4,
      out + outputBytes(output, begin, size),
      ...kernelArguments(output),
      hintsOf(hints, begin),
      scratch,
    ],
  ]);
}

function callsForColumns(selection: SelectionInMemory, parts: number): KernelCall[] {
  const { weights, layout, counts, out, output, hints = 0 } = selection;
  const { groups, size, interleave } = layout;
  const step = Math.ceil(interleave / parts / WIDE) * WIDE;
  return ranges(groups, interleave).flatMap(([first]) =>
    ranges(interleave, step).map(
      ([begin, end]): KernelCall => [
        "selectColumns",
        (scratch) => [
          weights + first * size * 4,
          interleave,
          begin,
          end,
          size,
          counts + first * 4,
          out + outputBytes(output, first, size),
          ...kernelArguments(output),
          hintsOf(hints, first),
          scratch,
        ],
      ],
    ),
  );
}

function hintsOf(hints: number, group: number): number {
  return hints === 0 ? 0 : hints + hintLength(group) * 4;
}

/** 0 … `length` − 1 in stretches of `step`, the last one shorter. */
function ranges(length: number, step: number): [begin: number, end: number][] {
  const count = length === 0 ? 0 : Math.ceil(length / step);
  return Array.from({ length: count }, (_, k) => [k * step, Math.min(length, (k + 1) * step)]);
}
