import { FormatError, shown } from "@equal-bits/core";
import { asRecord } from "../json/as-record.js";
import { describeTensor } from "../tensor/describe-tensor.js";
import { printable } from "../tensor/printable.js";
import type { TensorDtype } from "../tensor/tensor-dtype.js";
import type { Quantization, WeightTensor } from "../tensor/weight-tensor.js";

const DTYPES: readonly TensorDtype[] = ["float32", "int32", "bool", "complex64"];
const QUANTIZED: readonly TensorDtype[] = ["uint8", "uint16", "float16"];

/**
 * One entry of a weightsManifest.
 *
 * @throws FormatError if it is none, or one of texts, whose length stands only in the data
 * @internal
 */
export function tfjsTensor(entry: unknown, file: string): WeightTensor {
  const fields = asRecord(entry);
  const name = fields?.get("name");
  if (fields === null || typeof name !== "string")
    throw new FormatError(
      `${file} must give a name, a shape and a dtype for each weight, got ${printable(shown(entry))}${fields === null ? "" : ` with the name ${printable(shown(name))}`}`,
    );
  const what = `tensor "${printable(name)}" of ${file}`;
  const dtype = oneOf(DTYPES, fields.get("dtype"), `${what} must have a dtype`);
  const shape = fields.get("shape");
  if (!fields.has("quantization")) return describeTensor({ name, shape, dtype }, file);
  const { storedAs, quantization } = quantizationOf(fields.get("quantization"), what);
  if (!(dtype === "float32" || (dtype === "int32" && storedAs !== "float16")))
    throw new FormatError(`${what} must be float32 to be stored as ${storedAs}, got ${dtype}`);
  return describeTensor({ name, shape, dtype, storedAs, quantization }, file);
}

function quantizationOf(entry: unknown, what: string): { storedAs: TensorDtype; quantization: Quantization } {
  const fields = asRecord(entry);
  const storedAs = oneOf(QUANTIZED, fields?.get("dtype"), `the quantization of ${what} must have a dtype`);
  if (storedAs === "float16") return { storedAs, quantization: Object.freeze({ scale: 1, min: 0 }) };
  const [scale, min] = [fields?.get("scale"), fields?.get("min")];
  if (!(isFiniteNumber(scale) && isFiniteNumber(min)))
    throw new FormatError(
      `the quantization of ${what} must have a finite scale and min, got ${printable(shown(scale))} and ${printable(shown(min))}`,
    );
  return { storedAs, quantization: Object.freeze({ scale, min }) };
}

function oneOf(dtypes: readonly TensorDtype[], found: unknown, rule: string): TensorDtype {
  const dtype = dtypes.find((known) => known === found);
  if (dtype === undefined)
    throw new FormatError(`${rule} of ${dtypes.join(", ")}, got ${printable(shown(found))}`);
  return dtype;
}

function isFiniteNumber(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value);
}
