import { storedTensor, writeSafetensors, writeTfjsModel } from "@equal-bits/weights";

/** @returns {Pick<import("./broken-file.mjs").BrokenFile, "format" | "main" | "shards">[]} small files without a fault */
export function wholeFiles() {
  return [...safetensorsFiles(), ...tfjsModels()];
}

function safetensorsFiles() {
  const tensors = [
    storedTensor(
      "conv1.weight",
      [4, 2, 3, 3],
      Float32Array.from({ length: 72 }, (_, i) => Math.sin(i)),
    ),
    storedTensor("bn1.bias", [4], Float64Array.of(0, -0, 1e-310, 1e300)),
    storedTensor("steps", [], Int32Array.of(7)),
    storedTensor("codes", [5], Int8Array.of(-1, 0, 1, -128, 127)),
    storedTensor("none", [0, 3], new Uint16Array(0)),
  ];
  const texts = new Map([["format", "pt"]]);
  const files = [
    writeSafetensors(tensors, texts),
    writeSafetensors(tensors.slice(0, 1)),
    writeSafetensors([]),
  ];
  return files.map((main) => ({ format: "safetensors", main, shards: new Map() }));
}

function tfjsModels() {
  const weights = [
    { name: "conv/kernel", shape: [3, 3, 1, 4], dtype: "float32" },
    { name: "conv/bias", shape: [4], dtype: "float32" },
    { name: "count", shape: [2], dtype: "int32" },
  ];
  const config = { name: "conv", quantizer: { name: "equal-bits(0.5)" }, filters: 4 };
  const modelTopology = {
    class_name: "Sequential",
    config: { layers: [{ class_name: "BinaryConv2D", config }] },
  };
  const model = { format: "layers-model", modelTopology, weightsManifest: [{ paths: ["a"], weights }] };
  const tensors = [
    storedTensor(
      "conv/kernel",
      [3, 3, 1, 4],
      Float32Array.from({ length: 36 }, (_, i) => (i % 3 === 0 ? 1 : -1)),
    ),
    storedTensor("conv/bias", [4], Float32Array.of(0.5, -0.25, 3, 0)),
    storedTensor("count", [2], Int32Array.of(1, -2)),
  ];
  return [
    ...[false, true].map((compact) => inOneFile(writeTfjsModel(model, tensors, { compact }))),
    inTwoFiles(writeTfjsModel(model, tensors)),
  ];
}

function inOneFile(files) {
  return {
    format: "tfjs",
    main: files.get("model.json"),
    shards: new Map([["weights.bin", files.get("weights.bin")]]),
  };
}

function inTwoFiles(files) {
  const weights = files.get("weights.bin");
  const json = new TextDecoder().decode(files.get("model.json")).replace('["weights.bin"]', '["a/1","a/2"]');
  const shards = new Map([
    ["a/1", weights.subarray(0, 50)],
    ["a/2", weights.subarray(50)],
  ]);
  return { format: "tfjs", main: new TextEncoder().encode(json), shards };
}
