import fc from "fast-check";
import { type StoredTensor, storedTensor, type TensorValues } from "../src/index.js";

const ARRAYS: ((values: number[]) => TensorValues)[] = [
  (values) => Float64Array.from(values),
  (values) => Float32Array.from(values),
  (values) => Int32Array.from(values),
  (values) => Uint32Array.from(values),
  (values) => Int16Array.from(values),
  (values) => Uint16Array.from(values),
  (values) => Int8Array.from(values),
  (values) => Uint8Array.from(values),
];

/** Numbers with ties, ±0, subnormals and huge ones among them. */
const numbers = fc.oneof(
  fc.constantFrom(0, -0, 1, -1, 1e-45, 3.4e38, -3.4e38, 0.1),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -3e38, max: 3e38 }),
  fc.integer({ min: -300, max: 300 }),
);

/** Names that would do harm where a name is more than a name. */
const names: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom("__proto__", "constructor", "0", "toString", "", "a/b", "\u001b[31m", '"', "ä\n"),
  fc.string(),
);

/** A tensor of up to three axes, of any kind of number that can be written. */
export const tensors: fc.Arbitrary<StoredTensor> = fc
  .tuple(names, fc.array(fc.nat(4), { maxLength: 3 }), fc.constantFrom(...ARRAYS))
  .chain(([name, shape, arrayOf]) => {
    const size = shape.reduce((product, axis) => product * axis, 1);
    return fc
      .array(numbers, { minLength: size, maxLength: size })
      .map((values) => storedTensor(name, shape, arrayOf(values)));
  });

/** A few tensors, each of another name. */
export const tensorLists: fc.Arbitrary<StoredTensor[]> = fc.uniqueArray(tensors, {
  selector: ({ name }) => name,
  maxLength: 6,
});
