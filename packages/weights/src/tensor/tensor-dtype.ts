/** How a number of a tensor is stored, or what it becomes where it is stored as a place on a grid. */
export type TensorDtype =
  | "float64"
  | "float32"
  | "float16"
  | "bfloat16"
  | "int64"
  | "uint64"
  | "int32"
  | "uint32"
  | "int16"
  | "uint16"
  | "int8"
  | "uint8"
  | "bool"
  | "complex64"
  | "float8_e5m2"
  | "float8_e4m3"
  | "float8_e8m0"
  | "float8_e5m2fnuz"
  | "float8_e4m3fnuz"
  | "float6_e2m3"
  | "float6_e3m2"
  | "float4";

const BITS: Readonly<Record<TensorDtype, number>> = {
  float64: 64,
  float32: 32,
  float16: 16,
  bfloat16: 16,
  int64: 64,
  uint64: 64,
  int32: 32,
  uint32: 32,
  int16: 16,
  uint16: 16,
  int8: 8,
  uint8: 8,
  bool: 8,
  complex64: 64,
  float8_e5m2: 8,
  float8_e4m3: 8,
  float8_e8m0: 8,
  float8_e5m2fnuz: 8,
  float8_e4m3fnuz: 8,
  float6_e2m3: 6,
  float6_e3m2: 6,
  float4: 4,
};

/**
 * Bits of one number.
 *
 * @internal
 */
export function bitsOf(dtype: TensorDtype): number {
  return BITS[dtype];
}
