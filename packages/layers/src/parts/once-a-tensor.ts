import type { SymbolicTensor } from "@tensorflow/tfjs-layers";

/**
 * A function of the tensors of a model, worked out once for each: many layers share one, as in a chain of shortcuts.
 *
 * @param given - tensors whose values are known from the start
 * @param derived - works out the value of another, from those of tensors before it
 * @internal
 */
export function onceATensor<T extends NonNullable<unknown> | null>(
  given: Iterable<readonly [SymbolicTensor, T]>,
  derived: (tensor: SymbolicTensor, ofTensor: (tensor: SymbolicTensor) => T) => T,
): (tensor: SymbolicTensor) => T {
  const known = new Map<number, T>();
  for (const [{ id }, value] of given) known.set(id, value);
  const ofTensor = (tensor: SymbolicTensor): T => {
    const before = known.get(tensor.id);
    if (before !== undefined) return before;
    const value = derived(tensor, ofTensor);
    known.set(tensor.id, value);
    return value;
  };
  return ofTensor;
}
