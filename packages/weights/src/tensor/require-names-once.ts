import { DomainError } from "@equal-bits/core";
import { printable } from "./printable.js";
import type { WeightTensor } from "./weight-tensor.js";

/** @internal */
export function requireNamesOnce(tensors: readonly WeightTensor[]): void {
  const seen = new Set<string>();
  for (const { name } of tensors) {
    if (seen.has(name))
      throw new DomainError(`tensors must each have another name, got "${printable(name)}" twice`);
    seen.add(name);
  }
}
