import type { layers, SymbolicTensor } from "@tensorflow/tfjs-layers";

/**
 * Sends a tensor of a network that is being built through layers, one after the other.
 *
 * @internal
 */
export function applyLayers(x: SymbolicTensor, ...chain: readonly layers.Layer[]): SymbolicTensor {
  return chain.reduce((y, layer) => layer.apply(y) as SymbolicTensor, x); // one symbolic input, one symbolic output
}

/**
 * The sum of two tensors of a network that is being built.
 *
 * @internal
 */
export function addLayer(sum: layers.Layer, a: SymbolicTensor, b: SymbolicTensor): SymbolicTensor {
  return sum.apply([a, b]) as SymbolicTensor; // symbolic inputs, one output
}
