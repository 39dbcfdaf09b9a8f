import { wholeNumbersAsBytes } from "@equal-bits/core";
import { io } from "@tensorflow/tfjs-core";
import { byteLength } from "./byte-length.js";

/**
 * Model artifacts with the codes of frozen layers at one byte each, in tfjs's own format for quantized weights.
 *
 * Every loader of tfjs restores the same float32, so a model that is saved, loaded and saved again gives the same bytes.
 * Latent weights, and all weights of other layers, stay as they are.
 *
 * @param artifacts - what `model.save` hands to a handler
 * @returns new artifacts; those given are not changed
 * @throws FormatError if a weight holds texts
 */
export function compactArtifacts(artifacts: io.ModelArtifacts): io.ModelArtifacts {
  const { weightSpecs, weightData } = artifacts;
  if (weightSpecs === undefined || weightData === undefined) return artifacts;
  const bytes = io.CompositeArrayBuffer.join(weightData);
  const specs: io.WeightsManifestEntry[] = [];
  const parts: ArrayBuffer[] = [];
  let offset = 0;
  for (const spec of weightSpecs) {
    const length = byteLength(spec);
    const compacted = compactWeight(spec, bytes.slice(offset, offset + length));
    specs.push(compacted.spec);
    parts.push(compacted.bytes);
    offset += length;
  }
  return { ...artifacts, weightSpecs: specs, weightData: io.CompositeArrayBuffer.join(parts) };
}

interface Weight {
  readonly spec: io.WeightsManifestEntry;
  readonly bytes: ArrayBuffer;
}

/** The codes of a frozen layer are small whole numbers; a weight of that name that is not so stays float32. */
function compactWeight(spec: io.WeightsManifestEntry, bytes: ArrayBuffer): Weight {
  const isCodes = /(^|[/_])codes$/.test(spec.name) && spec.dtype === "float32" && !spec.quantization;
  const compacted = isCodes ? wholeNumbersAsBytes(new Float32Array(bytes)) : null;
  if (compacted === null) return { spec, bytes };
  const { places, step, least } = compacted;
  return { spec: { ...spec, quantization: { dtype: "uint8", scale: step, min: least } }, bytes: places };
}
