import { input, layers, type SymbolicTensor } from "@tensorflow/tfjs-layers";
import "@tensorflow/tfjs-backend-cpu";
import fc from "fast-check";
import { expect, test } from "vitest";
import { onceATensor } from "../../src/parts/once-a-tensor.js";

/** A chain of shortcuts, in which the ways from the end to the start are 2 to the power of its length. */
function chain(length: number): SymbolicTensor[] {
  const tensors = [input({ shape: [3] })];
  for (let i = 0; i < length; i++) {
    const [last] = tensors.slice(-1);
    tensors.push(layers.add().apply([last, layers.reLU().apply(last) as SymbolicTensor]) as SymbolicTensor); // joined, not called
  }
  return tensors;
}

test("for every chain of shortcuts: each tensor is looked at once, and its value is that of its own", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), (length) => {
      const [start, ...others] = chain(length);
      const seen: number[] = [];
      const depth = onceATensor([[start, 0]], (tensor, depthOf) => {
        seen.push(tensor.id);
        return 1 + Math.max(...tensor.inputs.map(depthOf));
      });
      expect(others.map(depth)).toEqual(others.map((_, i) => 2 * (i + 1)));
      expect(depth(start)).toBe(0);
      expect(seen).toHaveLength(2 * length);
      expect(new Set(seen).size).toBe(seen.length);
    }),
    { numRuns: 20 },
  );
});

test("example: null is a value, too", () => {
  const [start, end] = chain(1);
  let calls = 0;
  const nothing = onceATensor([], (_, __): string | null => {
    calls++;
    return null;
  });
  for (const tensor of [end, start, end, start]) expect(nothing(tensor)).toBe(null);
  expect(calls).toBe(2);
});
