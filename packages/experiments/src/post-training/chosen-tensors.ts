import { DomainError, FormatError, type GroupLayout } from "@equal-bits/core";
import { binaryWeights, filtersOf, printable, type WeightFile, type WeightTensor } from "@equal-bits/weights";

/** Which tensors of a file are changed. */
export interface TensorChoice {
  /**
   * Names of tensors, or of layers that they belong to, with `*` for any letters; `"all"` for every kernel. Default: every kernel but the first and the
   * last, which are left real-valued as is usual.
   */
  readonly layers?: readonly string[];
  /** Which axis of a tensor is the filters. Default the last for tfjs, the first for safetensors, as PyTorch has it. */
  readonly filters?: "first" | "last";
}

/** A tensor to be changed. */
export interface ChosenTensor<Tensor extends WeightTensor = WeightTensor> {
  /** The tensor. */
  readonly tensor: Tensor;
  /** Where its filters lie. */
  readonly filters: GroupLayout;
}

/**
 * The tensors of a file that a choice names, in the order of the file.
 *
 * A kernel is a tensor of numbers with two axes or more. Kernels of layers that quantize them at every use are left alone: what is written into those
 * is quantized again.
 *
 * @param file - what was read
 * @param choice - which of its tensors
 * @param whole - whether every kernel is meant where no layers are named
 * @returns at least one
 * @throws DomainError if a name fits no kernel, or nothing is left to choose
 * @throws FormatError if a named kernel is of a layer that quantizes it
 * @internal
 */
export function chosenTensors<Tensor extends WeightTensor>(
  file: WeightFile<Tensor>,
  choice: TensorChoice,
  whole: boolean,
): ChosenTensor<Tensor>[] {
  const kernels = file.tensors.filter(isKernel);
  const named = choice.layers === undefined ? undefined : requireNamed(choice.layers, kernels);
  const quantized = binaryWeights(file.model);
  const open = kernels.filter(({ name }) => !quantized.has(name));
  const tensors = named ?? (whole ? open : open.slice(1, -1));
  const already = tensors.find(({ name }) => quantized.has(name));
  if (already !== undefined)
    throw new FormatError(
      `${printable(already.name)} must be weights that are used as they stand, got those of a layer that quantizes them; train it under another rule instead`,
    );
  if (tensors.length === 0)
    throw new DomainError(
      `layers must leave at least one kernel to change, got none: of ${kernels.length} float kernels ${kernels.length - open.length} are of binary layers, and without layers ${whole ? "all others are taken" : "the first and the last are left"}`,
    );
  const axis = choice.filters ?? usualAxis(file.format);
  return tensors.map((tensor) => ({ tensor, filters: filtersOf(tensor, axis) }));
}

function isKernel({ shape, dtype, readable, size }: WeightTensor): boolean {
  return shape.length >= 2 && size > 0 && readable && /^b?float/.test(dtype);
}

function requireNamed<Tensor extends WeightTensor>(
  names: readonly string[],
  kernels: readonly Tensor[],
): Tensor[] {
  if (names.length === 1 && names[0] === "all") return [...kernels];
  const chosen = names.map((pattern) => {
    const found = kernels.filter(({ name }) => fits(name, pattern));
    if (found.length > 0) return found;
    const known = kernels.map(({ name }) => printable(name)).join(", ");
    throw new DomainError(`layers must be among ${known}, got ${pattern}`);
  });
  return kernels.filter((kernel) => chosen.flat().includes(kernel));
}

/** Whether a pattern is the tensor's name, or that of its layer. */
function fits(name: string, pattern: string): boolean {
  const quoted = pattern.split("*").map((part) => part.replaceAll(/[.*+?^${}()|[\]\\/]/g, "\\$&"));
  return new RegExp(`^${quoted.join(".*")}([./].*)?$`, "s").test(name);
}

/** Which axis is the filters where nothing is said. */
function usualAxis(format: WeightFile["format"]): "first" | "last" {
  return format === "tfjs" ? "last" : "first";
}
